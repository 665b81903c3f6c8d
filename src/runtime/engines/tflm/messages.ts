/**
 * What the engine prints. Each message ends with CR LF and may hold line feeds of its own, also at
 * its end; pieces of one message may come one by one.
 */
export class MessageLog {
  #text = '';

  write(text: string): void {
    this.#text += text;
  }

  /** The messages since the last call, without their ends; an unfinished one waits. */
  take(): string[] {
    const parts = this.#text.split('\r\n');
    this.#text = parts.pop() ?? '';
    return parts.map((message) => message.replace(/\n$/, ''));
  }
}
