"""PyTorch's side of `npm run bench -- --torch`: trains the model of a folder in several ways, when told to.

    python torch_steps.py FOLDER cuda|cpu

FOLDER has model.json and model.safetensors: parameters by name, and N batches, `tokens` (N, B, C) and `targets`
(N, B·S), of which the last S positions are trained; later steps begin with the first batch again. The first line on
stdout says what there is: {"device", "threads", "ways"}. Then each line `WAY STEPS` on stdin is answered with a line
{"loss"}, the last step's, once all is done, or {"error"}.
"""

import inspect
import json
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src/interchange"))
from twin import load

FOLDER, DEVICE = Path(sys.argv[1]), sys.argv[2]
ON_GPU = DEVICE == "cuda"


def packed(parameters):
    """The parameters as the step wants them: one (D, 3D) matrix for Q, K and V."""
    packed = {}
    for name, value in parameters.items():
        if name.endswith("W_Q"):
            parts = [parameters[name[:-1] + part] for part in "QKV"]
            packed[name[:-1] + "QKV"] = torch.cat(parts, dim=1)
        elif not name.endswith(("W_K", "W_V")):
            packed[name] = value
    return {name: value.clone().to(DEVICE).requires_grad_() for name, value in packed.items()}


def loss_of(p, model, slots, tokens, targets):
    """Mean cross-entropy of tokens (B, C); the last block computes the trained positions alone."""
    B, C = tokens.shape
    D, H, layers = model["width"], model["heads"], model["layers"]

    def norm(x, name):
        if model["norm"] == "none":
            return x
        return F.layer_norm(x, (D,), p[f"{name}.w"], p[f"{name}.b"], eps=1e-5)

    def split(x):
        return x.view(B, -1, H, D // H).transpose(1, 2)

    x = F.embedding(tokens, p["embed.W_E"]) + p["pos_embed.W_pos"]
    for i in range(layers):
        block = f"blocks.{i}"
        rows = slots if i == layers - 1 else C
        h = norm(x, f"{block}.ln1")
        if rows == C:
            q, k, v = (h @ p[f"{block}.attn.W_QKV"]).split(D, dim=-1)
        else:
            W = p[f"{block}.attn.W_QKV"]
            q = h[:, C - rows :] @ W[:, :D]
            k, v = (h @ W[:, D:]).split(D, dim=-1)
        z = attend(split(q), split(k), split(v), model["masks"][rows])
        x = x[:, C - rows :] + z.transpose(1, 2).reshape(B, rows, D) @ p[f"{block}.attn.W_O"]
        inner = F.relu(norm(x, f"{block}.ln2") @ p[f"{block}.mlp.W_in"])
        x = x + inner @ p[f"{block}.mlp.W_out"]
    logits = norm(x, "ln_final") @ p["unembed.W_U"]
    return F.cross_entropy(logits.view(B * slots, -1), targets)


def attend(q, k, v, mask):
    if hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    return (scores if mask is None else scores + mask).softmax(-1) @ v


def mask_of(rows, C):
    """(rows, C): what the last `rows` positions may see; None where there is only the last."""
    if rows == 1:
        return None
    future = torch.ones(rows, C, dtype=torch.bool, device=DEVICE).triu(C - rows + 1)
    return torch.zeros(rows, C, device=DEVICE).masked_fill(future, -math.inf)


class Training:
    """One model in training: a step is called by the host, or replayed as a CUDA graph."""

    WARM_UP = 3

    def __init__(self, compiled, graphed):
        spec = json.loads((FOLDER / "model.json").read_text())
        tensors = load(FOLDER / "model.safetensors")
        self.tokens = tensors.pop("tokens").long().to(DEVICE)
        self.targets = tensors.pop("targets").long().to(DEVICE)
        p, model, slots = packed(tensors), spec["model"], spec["slots"]
        C = self.tokens.shape[2]
        model["masks"] = {rows: mask_of(rows, C) for rows in (slots, C)}
        loss = torch.compile(loss_of) if compiled else loss_of
        self.loss_of = lambda tokens, targets: loss(p, model, slots, tokens, targets)
        adamw = spec["optimizer"]
        options = {"fused": ON_GPU, "capturable": graphed, "foreach": None if ON_GPU else True}
        known = inspect.signature(torch.optim.AdamW).parameters
        self.optimizer = torch.optim.AdamW(
            p.values(),
            lr=adamw["learningRate"],
            betas=(adamw["beta1"], adamw["beta2"]),
            eps=adamw["epsilon"],
            weight_decay=adamw["weightDecay"],
            **{name: value for name, value in options.items() if name in known and value},
        )
        self.steps = 0
        self.graphed, self.graph = graphed, None
        # Where a graph finds its batch: it is replayed as it was captured.
        self.at = torch.zeros(1, dtype=torch.long, device=DEVICE)

    def update(self, tokens, targets):
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss_of(tokens, targets)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def called(self):
        n = self.steps % len(self.tokens)
        return self.update(self.tokens[n], self.targets[n])

    def captured(self):
        loss = self.update(self.tokens.index_select(0, self.at)[0], self.targets.index_select(0, self.at)[0])
        self.at.add_(1).remainder_(len(self.tokens))
        return loss

    def step(self):
        if not self.graphed:
            loss = self.called()
        elif self.steps < self.WARM_UP:
            side = torch.cuda.Stream()
            side.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side):
                loss = self.captured()
            torch.cuda.current_stream().wait_stream(side)
        else:
            if self.graph is None:
                self.graph = torch.cuda.CUDAGraph()
                self.optimizer.zero_grad(set_to_none=True)
                with torch.cuda.graph(self.graph):
                    self.loss = self.captured()
            self.graph.replay()
            loss = self.loss
        self.steps += 1
        return loss


WAYS = {"eager": (False, False)}
if hasattr(torch, "compile"):
    WAYS["compiled"] = (True, False)
if ON_GPU:
    WAYS["CUDA graph"] = (False, True)
    if hasattr(torch, "compile"):
        WAYS["compiled, CUDA graph"] = (True, True)


def answer(line):
    way, _, steps = line.rpartition(" ")
    if way not in trainings:
        trainings[way] = Training(*WAYS[way])
    for _ in range(int(steps)):
        loss = trainings[way].step()
    return {"loss": loss.item()}  # Waits for all of them.


if ON_GPU and not torch.cuda.is_available():
    print(json.dumps({"error": "PyTorch finds no CUDA GPU"}))
    sys.exit(0)
name = torch.cuda.get_device_name() if ON_GPU else "CPU"
print(json.dumps({"device": name, "threads": torch.get_num_threads(), "ways": list(WAYS)}), flush=True)
trainings = {}
for line in sys.stdin:
    try:
        reply = answer(line.strip())
    except Exception as error:  # Whatever does not run on this machine takes no part.
        reply = {"error": f"{type(error).__name__}: {error}".split("\n")[0]}
    print(json.dumps(reply), flush=True)
