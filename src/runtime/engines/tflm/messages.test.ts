import { describe, expect, it } from 'vitest';
import { MessageLog } from './messages.ts';

describe('messages of the engine', () => {
  it('end with CR LF, and a line feed of their own is not a second one', () => {
    const log = new MessageLog();
    log.write("Didn't find op for builtin opcode 'CONV_2D'");
    expect(log.take()).toEqual([]);
    log.write('\r\nFailed starting model allocation.\n\r\n');
    expect(log.take()).toEqual([
      "Didn't find op for builtin opcode 'CONV_2D'",
      'Failed starting model allocation.',
    ]);
    expect(log.take()).toEqual([]);
  });

  it('keep line feeds in their middle', () => {
    const log = new MessageLog();
    log.write('Op#0 has dynamic tensor #1\nDynamic tensors are not supported\r\n');
    expect(log.take()).toEqual(['Op#0 has dynamic tensor #1\nDynamic tensors are not supported']);
  });
});
