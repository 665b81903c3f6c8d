/** Whether a prediction meets the truth: numbers within a share of it, anything else to the letter. */
export function judge(answer: string, truth: string, tolerance: number): boolean {
  const [guessed, measured] = [Number(answer), Number(truth)];
  if (answer === '' || !Number.isFinite(guessed) || !Number.isFinite(measured)) {
    return answer === truth;
  }
  return Math.abs(guessed - measured) <= Math.abs(measured) * tolerance;
}
