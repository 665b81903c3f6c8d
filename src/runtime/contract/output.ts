/** What the student's code asked `lab` to show. Plain data; the page draws. */

export interface PlotSeries {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export type TableCell = string | number | boolean | null;

export type LabOutput =
  | {
      readonly kind: 'plot';
      readonly title: string | null;
      readonly mark: 'line' | 'dot';
      readonly xLabel: string | null;
      readonly yLabel: string | null;
      readonly series: readonly PlotSeries[];
    }
  | {
      readonly kind: 'image';
      readonly title: string | null;
      readonly width: number;
      readonly height: number;
      /** RGBA, 4 bytes a pixel, rows from the top. */
      readonly pixels: Uint8ClampedArray;
    }
  | {
      readonly kind: 'bars';
      readonly title: string | null;
      readonly bars: readonly { readonly label: string; readonly value: number }[];
    }
  | {
      readonly kind: 'table';
      readonly title: string | null;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly TableCell[])[];
      /** Rows left out of a long table. */
      readonly omitted: number;
    };

/** A run keeps no more outputs than this. */
export const OUTPUTS = 200;
