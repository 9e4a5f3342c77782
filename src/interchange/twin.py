#!/usr/bin/env python3
"""The twin of one run of Emergence Playground, in PyTorch (1.13 or later, and nothing else).

Reads config.json, init.safetensors and batches.safetensors from the folder it lies in, trains the same
model on the same batches, and prints a line `step loss` for each: the mean loss over the batch's trained
positions before its update, in nats, or the mean squared error of the pixels where pictures are drawn.

    python twin.py [--replica R] [--dtype float32|float64] [--save FILE]
"""

import argparse
import json
import math
import struct
from pathlib import Path

import torch
import torch.nn.functional as F

FOLDER = Path(__file__).resolve().parent
DTYPES = {"F64": torch.float64, "F32": torch.float32, "I32": torch.int32, "U8": torch.uint8}


# ---- Files: eight bytes with the header's length, a JSON header, the elements.


def load(path):
    """The tensors of a safetensors file, by name."""
    data = bytearray(path.read_bytes())
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start = 8 + length + entry["data_offsets"][0]
        count = math.prod(entry["shape"])
        flat = torch.frombuffer(data, dtype=DTYPES[entry["dtype"]], count=count, offset=start)
        tensors[name] = flat.reshape(entry["shape"])
    return tensors


def save(path, tensors):
    names = {dtype: name for name, dtype in DTYPES.items()}
    header, parts, end = {}, [], 0
    for name, tensor in tensors.items():
        part = tensor.detach().contiguous().numpy().tobytes()
        offsets = [end, end := end + len(part)]
        header[name] = dict(dtype=names[tensor.dtype], shape=list(tensor.shape), data_offsets=offsets)
        parts.append(part)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


# ---- Model: a decoder-only transformer. B examples, C positions, D width, H heads of d, V tokens; id V + n is
# picture n of those that the file of batches holds, if any.


def norm(x, kind, p, name):
    if kind == "layernorm":
        return F.layer_norm(x, x.shape[-1:], p[f"{name}.w"], p[f"{name}.b"], eps=1e-5)
    if kind == "rmsnorm":
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * p[f"{name}.w"]
    return x


def rotate(x):
    """Turns components (i, i + d/2) of x (B, H, C, d) by position · 10,000^(−2i/d)."""
    C, d = x.shape[-2:]
    frequency = 10_000 ** (-torch.arange(d // 2, dtype=x.dtype) / (d // 2))
    angle = torch.arange(C, dtype=x.dtype)[:, None] * frequency
    first, second = x.chunk(2, dim=-1)
    cos, sin = angle.cos(), angle.sin()
    return torch.cat([first * cos - second * sin, first * sin + second * cos], dim=-1)


def attention(x, model, p, block):
    def heads(name):  # (B, C, D) → (B, H, C, d)
        y = torch.einsum("bcD,hDd->bhcd", x, p[f"{block}.W_{name}"])
        bias = p.get(f"{block}.b_{name}")
        return y if bias is None else y + bias[:, None, :]

    q, k, v = heads("Q"), heads("K"), heads("V")
    if model["positions"] == "rotary":
        q, k = rotate(q), rotate(k)
    C, d = q.shape[-2:]
    future = torch.ones(C, C, dtype=torch.bool).triu(1)
    scores = (q @ k.transpose(-1, -2) / math.sqrt(d)).masked_fill(future, -math.inf)
    z = scores.softmax(-1) @ v
    out = torch.einsum("bhcd,hdD->bcD", z, p[f"{block}.W_O"])
    bias = p.get(f"{block}.b_O")
    return out if bias is None else out + bias


def mlp(x, model, p, block):
    hidden = F.linear(x, p[f"{block}.W_in"].T, p.get(f"{block}.b_in"))
    act = F.relu(hidden) if model["activation"] == "relu" else F.gelu(hidden, approximate="tanh")
    return F.linear(act, p[f"{block}.W_out"].T, p.get(f"{block}.b_out"))


def embed(tokens, pictures, p):
    if pictures is None:
        return F.embedding(tokens, p["embed.W_E"])
    V = p["embed.W_E"].shape[0] if "embed.W_E" in p else 0
    rows = pictures @ p["embed.W_patch"]
    return F.embedding(tokens, torch.cat([p["embed.W_E"], rows]) if V else rows)


def transformer(tokens, model, p, pictures=None):
    """Logits (B, C, V) of input tokens (B, C); or drawings (B, C, P), where there are weights for them."""
    x = embed(tokens, pictures, p)
    if model["positions"] == "learned":
        x = x + p["pos_embed.W_pos"]
    for i in range(model["layers"]):
        block = f"blocks.{i}"
        x = x + attention(norm(x, model["norm"], p, f"{block}.ln1"), model, p, f"{block}.attn")
        if model["mlpWidth"] > 0:
            x = x + mlp(norm(x, model["norm"], p, f"{block}.ln2"), model, p, f"{block}.mlp")
    x = norm(x, model["norm"], p, "ln_final")
    embedding, output = ("W_patch", "patch") if draws(p) else ("W_E", "U")
    unembed = p[f"embed.{embedding}"] if model["tiedEmbedding"] else p[f"unembed.W_{output}"].T
    return F.linear(x, unembed, p.get(f"unembed.b_{output}"))


def draws(p):
    """Whether pictures are what is asked for: it is so where no token is known."""
    return "embed.W_E" not in p


# ---- Optimiser: AdamW with decay on every parameter; warm-up, schedule, and what a person changed.


def rates(n, optimizer, training):
    """Learning rate and weight decay of the update after n earlier ones."""
    rate, decay = optimizer["learningRate"], optimizer["weightDecay"]
    for change in training["changes"]:
        if change["step"] <= n:
            rate, decay = change.get("learningRate", rate), change.get("weightDecay", decay)
    if optimizer["warmupSteps"] > 0:
        rate *= min(1, (n + 1) / optimizer["warmupSteps"])
    f, u = optimizer["finalFraction"], min(1, n / training["steps"])
    if optimizer["schedule"] == "cosine":
        rate *= f + (1 - f) * 0.5 * (1 + math.cos(math.pi * u))
    if optimizer["schedule"] == "linear":
        rate *= 1 - (1 - f) * u
    return rate, decay


def train(config, p, batches):
    model, optimizer, training = config["model"], config["optimizer"], config["training"]
    adamw = torch.optim.AdamW(
        p.values(), betas=(optimizer["beta1"], optimizer["beta2"]), eps=optimizer["epsilon"]
    )
    pictures = batches.get("pictures")
    if pictures is not None:
        pictures = pictures.to(next(iter(p.values())).dtype) / 255
    for n, (tokens, trained) in enumerate(zip(batches["tokens"].long(), batches["trained"].bool())):
        outputs = transformer(tokens[:, :-1], model, p, pictures)  # position t predicts token t + 1
        counts = trained[:, :-1]
        targets = tokens[:, 1:][counts]
        if draws(p):
            loss = F.mse_loss(outputs[counts], pictures[targets])
        else:
            loss = F.cross_entropy(outputs[counts], targets)
        print(n, loss.item(), flush=True)

        adamw.zero_grad()
        loss.backward()
        if optimizer["clipNorm"] > 0:
            torch.nn.utils.clip_grad_norm_(p.values(), optimizer["clipNorm"])
        adamw.param_groups[0]["lr"], adamw.param_groups[0]["weight_decay"] = rates(n, optimizer, training)
        adamw.step()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--replica", type=int, default=0, help="which of the run's models")
    parser.add_argument("--dtype", choices=["float32", "float64"], help="default: the files' own")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the trained parameters")
    options = parser.parse_args()

    suffix = f".{options.replica}" if options.replica else ""
    batches = FOLDER / f"batches{suffix}.safetensors"
    if not batches.exists():
        parser.error(f"{batches.name} is not here: train with --dump-batches N to have it written")
    config = json.loads((FOLDER / "config.json").read_text())
    init = load(FOLDER / f"init{suffix}.safetensors")
    dtype = getattr(torch, options.dtype) if options.dtype else next(iter(init.values())).dtype
    # A copy: training must not write into the file's own memory.
    p = {name: value.to(dtype, copy=True).requires_grad_() for name, value in init.items()}
    train(config, p, load(batches))
    if options.save:
        save(options.save, p)


if __name__ == "__main__":
    main()
