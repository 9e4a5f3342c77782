/** The executor in words: what runs, why, and how to get the faster one. */
import type { DeviceChoice, RunInfo } from '../../protocol';
import type { Devices } from '../../state/runs';

export function whyThis(
  info: RunInfo | null,
  devices: Devices | null,
  choice: DeviceChoice,
): string {
  if (!info || !devices) return 'The engine is finding out what this browser can run on.';
  const { gpu, cpu } = devices;
  if (info.executor === 'gpu') {
    return gpu.software
      ? 'Its WebGPU is made of software, chosen by hand; the CPU is faster here.'
      : 'The model trains on the graphics card, on hand-written compute shaders.';
  }
  const how = cpu.simd
    ? 'The model trains on the processor, in WebAssembly with SIMD, and trains well.'
    : 'The model trains on the processor, without WebAssembly SIMD: slower, and just as right.';
  if (gpu.usable) return choice === 'cpu' ? `${how} You chose so.` : how;
  return `${how} ${gpu.reason}`.trim();
}

/** For this browser, from how it calls itself; a hint, nothing depends on it. */
export function howToGetWebGpu(agent: string): string {
  if (/Firefox\//.test(agent)) {
    return 'For the graphics card: Firefox has WebGPU from version 141 on Windows and 145 on macOS; elsewhere, set dom.webgpu.enabled in about:config.';
  }
  if (/Edg\/|Chrome\//.test(agent)) {
    return /Linux/.test(agent) && !/Android/.test(agent)
      ? 'For the graphics card: switch on hardware acceleration in the settings, and “Unsafe WebGPU Support” and “Vulkan” in chrome://flags.'
      : 'For the graphics card: switch on hardware acceleration under Settings → System, and keep browser and driver up to date.';
  }
  if (/Safari\//.test(agent)) return 'For the graphics card: Safari has WebGPU from version 26 on.';
  return 'For the graphics card: use a recent Chrome, Edge, Safari or Firefox with hardware acceleration.';
}
