import type { Deployment } from './deployment.ts';

/** Of the large partition for an application, 1,500 KB, what the program itself may need is kept. */
const LARGEST_IN_PARTITION = 1024 * 1024;
const ESP_PROGRAM = 512 * 1024;
const ESP_APP_OFFSET = 0x10000;

const hexadecimal = (bytes: number): string => `0x${bytes.toString(16)}`;

/** Flash and its partitions: a table of its own for a model that no table of ESP-IDF has room for. */
export function espFlash({ model }: Pick<Deployment, 'model'>): {
  readonly config: string;
  readonly table: string | null;
} {
  if (model.length <= LARGEST_IN_PARTITION) {
    return {
      config: `# Room for the model: the default partition for an application is 1 MB.
CONFIG_ESPTOOLPY_FLASHSIZE_4MB=y
CONFIG_PARTITION_TABLE_SINGLE_APP_LARGE=y
`,
      table: null,
    };
  }
  const app = ESP_APP_OFFSET * Math.ceil((model.length + ESP_PROGRAM) / ESP_APP_OFFSET);
  const flash = ESP_APP_OFFSET + app <= 4 * 1024 * 1024 ? 4 : 8;
  return {
    config: `# Room for the model, in partitions.csv; the board's flash must have it.
CONFIG_ESPTOOLPY_FLASHSIZE_${flash}MB=y
CONFIG_PARTITION_TABLE_CUSTOM=y
CONFIG_PARTITION_TABLE_CUSTOM_FILENAME="partitions.csv"
`,
    table: `# Name, Type, SubType, Offset, Size
nvs, data, nvs, 0x9000, 0x6000
phy_init, data, phy, 0xf000, 0x1000
factory, app, factory, ${hexadecimal(ESP_APP_OFFSET)}, ${hexadecimal(app)}
`,
  };
}
