import type { InterpreterReport } from '@/runtime/contract/report.ts';
import { formatExactBytes } from '@/shared/format/units.ts';

/** The memory plan of one interpreter as a table. */
export default function ArenaPanel({ report }: { readonly report: InterpreterReport }) {
  return (
    <table>
      <tbody>
        {(report.trace?.plan ?? []).map((buffer) => (
          <tr key={`${buffer.offset}-${buffer.firstUse}`}>
            <td>{formatExactBytes(buffer.size)}</td>
            <td>{buffer.offset}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
