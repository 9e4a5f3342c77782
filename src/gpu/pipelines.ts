import type { Constants } from '../graph/program';
import type { ShaderDeclaration } from './declaration';
import { lengthOf, type Bank } from './group-banks';
import type { GroupSource } from './group-source';
import { GpuError, guarded, ShaderError } from './errors';
import { declarationOf, shaderSource } from './shaders';

/** A kernel's layouts, the same for all its pipelines. */
export interface KernelLayout {
  readonly declaration: ShaderDeclaration;
  readonly bindGroup: GPUBindGroupLayout;
  readonly pipeline: GPUPipelineLayout;
}

/** Every pipeline of a device, each compiled once: the cache holds promises. */
export class Pipelines {
  private readonly layouts = new Map<string, KernelLayout>();
  private readonly groupLayouts = new Map<string, Omit<KernelLayout, 'declaration'>>();
  private readonly modules = new Map<string, Promise<GPUShaderModule>>();
  private readonly pipelines = new Map<string, Promise<GPUComputePipeline>>();

  constructor(private readonly device: GPUDevice) {}

  /**
   * Explicit, since an automatic layout drops the bindings that a kernel's options leave unused.
   */
  layout(kernel: string): KernelLayout {
    let layout = this.layouts.get(kernel);
    if (!layout) {
      const declaration = declarationOf(kernel);
      const bindGroup = this.device.createBindGroupLayout({
        label: kernel,
        entries: declaration.bindings.map(({ access, element }, binding) =>
          entry(access, binding, element === 'vec4f' ? 16 : 4),
        ),
      });
      const pipeline = this.device.createPipelineLayout({
        label: kernel,
        bindGroupLayouts: [bindGroup],
      });
      layout = { declaration, bindGroup, pipeline };
      this.layouts.set(kernel, layout);
    }
    return layout;
  }

  /** The pipeline of a kernel specialised by `constants`, strides and workgroup size included. */
  get(kernel: string, constants: Constants, activation?: string): Promise<GPUComputePipeline> {
    const values = Object.entries(constants).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([kernel, activation, values]);
    let pipeline = this.pipelines.get(key);
    if (!pipeline) {
      pipeline = this.compile(kernel, constants, activation);
      this.pipelines.set(key, pipeline);
    }
    return pipeline;
  }

  /** Layouts of a group's shader, by what it binds. */
  groupLayout(banks: readonly Bank[]): Omit<KernelLayout, 'declaration'> {
    const bytes = (bank: Bank) => lengthOf(bank) * (bank.element === 'vec4f' ? 16 : 4);
    const key = banks.map((bank) => `${bank.access} ${bytes(bank)}`).join();
    let layout = this.groupLayouts.get(key);
    if (!layout) {
      const bindGroup = this.device.createBindGroupLayout({
        entries: banks.map((bank, binding) => entry(bank.access, binding, bytes(bank))),
      });
      const pipeline = this.device.createPipelineLayout({ bindGroupLayouts: [bindGroup] });
      layout = { bindGroup, pipeline };
      this.groupLayouts.set(key, layout);
    }
    return layout;
  }

  /** The pipeline of a group's shader. */
  group({ code, banks }: GroupSource): Promise<GPUComputePipeline> {
    let pipeline = this.pipelines.get(code);
    if (!pipeline) {
      pipeline = compileModule(this.device, 'group', code).then((module) =>
        this.device.createComputePipelineAsync({
          layout: this.groupLayout(banks).pipeline,
          compute: { module, entryPoint: 'main' },
        }),
      );
      this.pipelines.set(code, pipeline);
    }
    return pipeline;
  }

  private async compile(
    kernel: string,
    constants: Constants,
    activation?: string,
  ): Promise<GPUComputePipeline> {
    const module = await this.module(kernel, activation);
    try {
      return await this.device.createComputePipelineAsync({
        label: kernel,
        layout: this.layout(kernel).pipeline,
        compute: { module, entryPoint: 'main', constants },
      });
    } catch (error) {
      throw new GpuError(
        `${kernel}.wgsl: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  private module(kernel: string, activation?: string): Promise<GPUShaderModule> {
    const source = shaderSource(kernel, activation);
    let module = this.modules.get(source);
    if (!module) {
      module = compileModule(this.device, kernel, source);
      this.modules.set(source, module);
    }
    return module;
  }
}

function entry(
  access: 'read' | 'read_write',
  binding: number,
  minBindingSize = 4,
): GPUBindGroupLayoutEntry {
  const type = access === 'read' ? 'read-only-storage' : 'storage';
  return { binding, visibility: GPUShaderStage.COMPUTE, buffer: { type, minBindingSize } };
}

/** Compiles WGSL; an error says file, line, column and shows the line. */
export async function compileModule(
  device: GPUDevice,
  kernel: string,
  code: string,
): Promise<GPUShaderModule> {
  let module: GPUShaderModule | undefined;
  try {
    return await guarded(device, `${kernel}.wgsl`, () => {
      module = device.createShaderModule({ label: kernel, code });
      return module;
    });
  } catch (error) {
    const messages = (await module?.getCompilationInfo())?.messages ?? [];
    const errors = messages.filter(({ type }) => type === 'error');
    if (!errors.length) throw error;
    const lines = code.split('\n');
    throw new ShaderError(
      errors
        .map(({ lineNum, linePos, message }) => {
          const place = `${kernel}.wgsl:${lineNum}:${linePos}: ${message}`;
          return `${place}\n  ${lines[lineNum - 1] ?? ''}\n  ${' '.repeat(Math.max(0, linePos - 1))}^`;
        })
        .join('\n'),
    );
  }
}
