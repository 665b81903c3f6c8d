/**
 * Operators of all domains with a kernel of the CPU provider, as the Python wheel of this version
 * lists them (models/ort_config.py); a test holds it to that count.
 */
export const ALL_OPERATORS = { version: '1.30.0', count: 302 } as const;
