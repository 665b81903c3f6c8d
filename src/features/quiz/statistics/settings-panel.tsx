import { formatInteger } from '@/shared/format/units.ts';
import { settingsSchema } from '../records.ts';
import { changeSettings, useReviews } from '../reviews.ts';
import styles from './statistics-page.module.css';

const FIELDS = [
  ['newPerDay', '하루에 새로 볼 카드'],
  ['duePerDay', '하루에 다시 볼 카드의 상한'],
] as const;

/** How many cards a day, and how long they last. A value that cannot be is not taken. */
export function SettingsPanel({ unseen }: { readonly unseen: number }) {
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
      {unseen > 0 && (
        <p>
          아직 보지 않은 카드 {formatInteger(unseen)}장을{' '}
          {settings.newPerDay === 0
            ? '지금은 하나도 보지 않습니다.'
            : `하루 ${formatInteger(settings.newPerDay)}장씩 보면 ${formatInteger(Math.ceil(unseen / settings.newPerDay))}일 걸립니다.`}
        </p>
      )}
    </section>
  );
}
