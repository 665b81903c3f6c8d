import { describe, expect, it } from 'vitest';
import type { Probe } from '@/shared/browser/probe.ts';
import { findingsOf } from './findings.ts';

const PROBE: Probe = {
  secure: true,
  isolated: true,
  sharedMemory: true,
  cores: 8,
  simd: true,
  relaxedSimd: false,
  jspi: true,
  webgpu: { state: 'missing' },
  webnn: { present: false, deviceTypes: [] },
  webgl: null,
  storage: { usage: 1_500_000, quota: 2_000_000_000, persisted: false },
  memory: 8,
};

const finding = (probe: Probe, id: string) => {
  const found = findingsOf(probe).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no finding ${id}`);
  return found;
};

describe('what the environment page says', () => {
  it('gives every finding a value, a reason, an effect and a counterpart', () => {
    for (const { value, reason, effect, counterpart } of findingsOf(PROBE)) {
      expect([value, reason, effect, counterpart].every((text) => text.length > 0)).toBe(true);
    }
  });

  it('blames the headers, not the browser, where a secure page is not isolated', () => {
    const plain = { ...PROBE, isolated: false, sharedMemory: false };
    expect(finding(plain, 'isolation').reason).toContain('COOP');
    expect(finding(plain, 'threads').available).toBe(false);
    expect(finding({ ...plain, secure: false }, 'isolation').reason).toContain('https');
  });

  it('tells a missing WebGPU from one without an adapter', () => {
    expect(finding(PROBE, 'webgpu').value).toBe('없음');
    expect(finding({ ...PROBE, webgpu: { state: 'noAdapter' } }, 'webgpu').value).toBe(
      '어댑터 없음',
    );
  });

  it('names the limits of an adapter, and one that is only software', () => {
    const limits = {
      maxBufferSize: 2_147_483_648,
      maxStorageBufferBindingSize: 134_217_728,
      maxComputeInvocationsPerWorkgroup: 256,
      maxComputeWorkgroupStorageSize: 16_384,
    };
    const ready = {
      state: 'ready',
      adapter: 'x',
      limits,
      shaderF16: true,
      timestamps: false,
    } as const;
    const real = finding({ ...PROBE, webgpu: { ...ready, software: false } }, 'webgpu');
    expect(real.reason).toContain('2.1 GB');
    expect(real.reason).not.toContain('소프트웨어');
    const soft = finding({ ...PROBE, webgpu: { ...ready, software: true } }, 'webgpu');
    expect(soft.reason).toContain('소프트웨어');
  });

  it('lists the device types of WebNN that gave a context', () => {
    const probe = { ...PROBE, webnn: { present: true, deviceTypes: ['cpu', 'gpu'] } };
    expect(finding(probe, 'webnn')).toMatchObject({ available: true, value: 'cpu, gpu' });
    expect(
      finding({ ...PROBE, webnn: { present: true, deviceTypes: [] } }, 'webnn').available,
    ).toBe(false);
  });
});
