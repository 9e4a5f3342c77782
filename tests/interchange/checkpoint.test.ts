import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import {
  checkpointTensors,
  readCheckpoint,
  replicaFile,
  writeCheckpoint,
} from '../../src/interchange/checkpoint';
import {
  readSafetensors,
  SafetensorsError,
  writeSafetensors,
} from '../../src/interchange/safetensors';
import { initialParameters } from '../../src/model/init';
import { ParameterStore, parameterSpecs } from '../../src/model/parameters';
import { tasks } from '../../src/task/registry';

const D = 6;
const H = 3;
const d = D / H;
const V = 5;
const C = 4;
const F = 7;

function storeOf(model: Record<string, unknown>, replicas = 1): ParameterStore {
  const config = parseRunConfig(
    { version: 1, task: { id: 'addition' }, model: { width: D, heads: H, mlpWidth: F, ...model } },
    tasks,
  );
  return new ParameterStore(
    'p',
    parameterSpecs(config.model, { vocabulary: V, context: C }),
    replicas,
  );
}

const shapesOf = (store: ParameterStore) =>
  Object.fromEntries(
    checkpointTensors(store, new Float32Array(store.buffer.length), 0).map(({ name, shape }) => [
      name,
      shape,
    ]),
  );

describe('a checkpoint', () => {
  it("has TransformerLens's names and shapes, everything switched on", () => {
    expect(shapesOf(storeOf({ norm: 'layernorm', bias: 'all' }))).toEqual({
      'embed.W_E': [V, D],
      'pos_embed.W_pos': [C, D],
      'blocks.0.ln1.w': [D],
      'blocks.0.ln1.b': [D],
      'blocks.0.attn.W_Q': [H, D, d],
      'blocks.0.attn.W_K': [H, D, d],
      'blocks.0.attn.W_V': [H, D, d],
      'blocks.0.attn.b_Q': [H, d],
      'blocks.0.attn.b_K': [H, d],
      'blocks.0.attn.b_V': [H, d],
      'blocks.0.attn.W_O': [H, d, D],
      'blocks.0.attn.b_O': [D],
      'blocks.0.ln2.w': [D],
      'blocks.0.ln2.b': [D],
      'blocks.0.mlp.W_in': [D, F],
      'blocks.0.mlp.b_in': [F],
      'blocks.0.mlp.W_out': [F, D],
      'blocks.0.mlp.b_out': [D],
      'ln_final.w': [D],
      'ln_final.b': [D],
      'unembed.W_U': [D, V],
      'unembed.b_U': [V],
    });
  });

  it('leaves out what is switched off', () => {
    const names = Object.keys(
      shapesOf(
        storeOf({ layers: 2, mlpWidth: 0, bias: 'none', positions: 'none', tiedEmbedding: true }),
      ),
    );
    const attention = (i: number) =>
      ['W_Q', 'W_K', 'W_V', 'W_O'].map((name) => `blocks.${i}.attn.${name}`);
    expect(names).toEqual(['embed.W_E', ...attention(0), ...attention(1)]);
    expect(shapesOf(storeOf({ norm: 'rmsnorm' }))).not.toHaveProperty('ln_final.b');
  });

  it('has heads as an axis of their own where the device has them side by side', () => {
    const store = storeOf({});
    const flat = Float64Array.from({ length: store.buffer.length }, (_, i) => i);
    const tensors = new Map(
      checkpointTensors(store, flat, 0).map((tensor) => [tensor.name, tensor]),
    );
    const query = tensors.get('blocks.0.attn.W_Q')!;
    const output = tensors.get('blocks.0.attn.W_O')!;
    for (let h = 0; h < H; h++) {
      for (let row = 0; row < D; row++) {
        for (let c = 0; c < d; c++) {
          const onDevice = store.get('blocks.0.attn.W_Q').offset + row * D + h * d + c;
          expect(query.data[(h * D + row) * d + c]).toBe(onDevice);
          const out = store.get('blocks.0.attn.W_O').offset + (h * d + c) * D + row;
          expect(output.data[(h * d + c) * D + row]).toBe(out);
        }
      }
    }
  });

  it.each(['F32', 'F64'])('reads back to the bit, replica by replica, in %s', (type) => {
    const store = storeOf({ layers: 2, norm: 'layernorm', bias: 'all' }, 3);
    const drawn = initialParameters(store, 4);
    const flat = type === 'F32' ? Float32Array.from(drawn) : drawn;
    const again = flat.map(() => 0);
    for (let r = 0; r < 3; r++) readCheckpoint(store, writeCheckpoint(store, flat, r), again, r);
    expect(again).toEqual(flat);
    const { tensors } = readSafetensors(writeCheckpoint(store, flat, 1));
    for (const tensor of tensors.values()) expect(tensor.type).toBe(type);
  });

  it("refuses another model's", () => {
    const store = storeOf({});
    const flat = new Float32Array(store.buffer.length);
    const tensors = checkpointTensors(store, flat, 0);
    const read = (list: typeof tensors) => () =>
      readCheckpoint(store, writeSafetensors(list), flat, 0);
    expect(read(tensors.slice(1))).toThrow(SafetensorsError);
    expect(read(tensors.slice(1))).toThrow('embed.W_E is missing');
    const turned = tensors.map((t) => (t.name === 'embed.W_E' ? { ...t, shape: [D, V] } : t));
    expect(read(turned)).toThrow("embed.W_E is 6×5; this model's is 5×6");
    expect(read([...tensors, { ...tensors[0], name: 'extra' }])).toThrow('no parameter extra');
  });

  it('is named by its replica', () => {
    expect([0, 1, 12].map((r) => replicaFile('init', r))).toEqual([
      'init.safetensors',
      'init.1.safetensors',
      'init.12.safetensors',
    ]);
  });
});
