import { settingsSchema } from '../records.ts';
import { changeSettings, useReviews } from '../reviews.ts';
import styles from './statistics-page.module.css';

const FIELDS = [
  ['newPerDay', '하루에 새로 볼 카드'],
  ['duePerDay', '하루에 다시 볼 카드의 상한'],
] as const;

/** How many cards a day. A value that cannot be is not taken. */
export function SettingsPanel() {
  const settings = useReviews((state) => state.settings);
  return (
    <section aria-labelledby="quiz-settings">
      <h2 id="quiz-settings">하루 분량</h2>
      <div className={styles.settings}>
        {FIELDS.map(([field, label]) => (
          <label key={`${field} ${settings[field]}`}>
            {label}
            <input
              type="number"
              inputMode="numeric"
              min={field === 'newPerDay' ? 0 : 1}
              defaultValue={settings[field]}
              onBlur={({ currentTarget }) => {
                const changed = { ...settings, [field]: currentTarget.valueAsNumber };
                const parsed = settingsSchema.safeParse(changed);
                if (parsed.success) void changeSettings(parsed.data);
                else currentTarget.value = String(settings[field]);
              }}
            />
          </label>
        ))}
      </div>
    </section>
  );
}
