/**
 * A part of the site that did not arrive, in the words of Chromium, Firefox and Safari: there is no
 * network, or the site was deployed anew while the page was open and the old file is gone.
 */
const WORDS = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

export const isLoadFailure = (error: unknown): boolean =>
  WORDS.test(error instanceof Error ? error.message : String(error));

export interface Trouble {
  readonly title: string;
  readonly advice: string;
}

/** What to tell the student of an error that a page or a part of it ended in. */
export function troubleOf(error: unknown, what: string, online: boolean): Trouble {
  if (!isLoadFailure(error)) {
    return {
      title: `${what} 보이는 중에 문제가 생겼습니다`,
      advice: '새로 고치면 대부분 해결됩니다.',
    };
  }
  return online
    ? {
        title: `${what} 불러오지 못했습니다`,
        advice:
          '페이지를 열어 둔 사이에 사이트가 새 판으로 바뀌었거나 연결이 잠시 끊겼습니다. 새로 고치면 새 판으로 이어집니다.',
      }
    : {
        title: `인터넷 연결이 끊겨 ${what} 불러오지 못했습니다`,
        advice: '다시 연결된 뒤에 다시 시도하세요.',
      };
}
