"""PyTorch as a contestant: builds layers, runs them, and takes the time of its own calls.

A request is a line of JSON on standard input, an answer is one on standard output; tensors follow their line as raw
floats. Threads: the first argument.
"""

import json
import sys
from time import perf_counter
from typing import List

import torch
from torch import Tensor, nn


class CoupledLstm(nn.Module):
    """As its users write a cell: two linear layers, and the equations step by step."""

    def __init__(self, inputs: int, hidden: int):
        super().__init__()
        self.hidden = hidden
        self.from_input = nn.Linear(inputs, 3 * hidden)
        self.from_state = nn.Linear(hidden, 3 * hidden, bias=False)

    def forward(self, xs: Tensor) -> Tensor:
        h = torch.zeros(xs.size(1), self.hidden)
        c = torch.zeros(xs.size(1), self.hidden)
        hs: List[Tensor] = []
        for x in xs.unbind(0):
            i, o, g = (self.from_input(x) + self.from_state(h)).chunk(3, 1)
            i = torch.sigmoid(i)
            c = (1 - i) * c + i * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            hs.append(h)
        return torch.stack(hs)


class FiveGates(nn.Module):
    def __init__(self, inputs: int, hidden: int):
        super().__init__()
        self.hidden = hidden
        self.from_input = nn.Linear(inputs, 5 * hidden)
        self.from_state = nn.Linear(hidden, 5 * hidden, bias=False)

    def forward(self, xs: Tensor) -> Tensor:
        h = torch.zeros(xs.size(1), self.hidden)
        c = torch.zeros(xs.size(1), self.hidden)
        hs: List[Tensor] = []
        for x in xs.unbind(0):
            i, f, o, b, g = (self.from_input(x) + self.from_state(h)).chunk(5, 1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            b = torch.sigmoid(b)
            h = b * (torch.sigmoid(o) * torch.tanh(c)) + (1 - b) * h
            hs.append(h)
        return torch.stack(hs)


LIBRARY = {"Lstm": nn.LSTM, "GruResetAfter": nn.GRU, "Elman": nn.RNN}
CUSTOM = {"CoupledLstm": CoupledLstm, "FiveGates": FiveGates}


class Layer:
    """A module with its input, and its weights under the names of the protocol."""

    def __init__(self, request, tensors):
        inputs, hidden, _, _ = request["shape"]
        self.x, self.dy = tensors.pop("x"), tensors.pop("dy")
        self.custom = request["cell"] in CUSTOM
        if self.custom:
            self.module = CUSTOM[request["cell"]](inputs, hidden)
            names = {
                "w_ih": self.module.from_input.weight,
                "w_hh": self.module.from_state.weight,
                "b_ih": self.module.from_input.bias,
            }
        else:
            self.module = LIBRARY[request["cell"]](inputs, hidden)
            names = {
                "w_ih": self.module.weight_ih_l0,
                "w_hh": self.module.weight_hh_l0,
                "b_ih": self.module.bias_ih_l0,
                "b_hh": self.module.bias_hh_l0,
            }
        self.weights = names
        with torch.no_grad():
            for name, weight in names.items():
                weight.copy_(tensors[name].view_as(weight))
        if request["scripted"]:
            self.module = torch.jit.script(self.module)
        self.leaf = self.x.clone().requires_grad_()

    def forward(self, x):
        y = self.module(x)
        return y if self.custom else y[0]

    def clear(self):
        self.leaf.grad = None
        for weight in self.weights.values():
            weight.grad = None

    def infer(self, repetitions):
        self.module.eval()
        with torch.no_grad():
            start = perf_counter()
            for _ in range(repetitions):
                self.forward(self.x)
            return {"us": (perf_counter() - start) * 1e6}

    def train(self, repetitions):
        self.module.train()
        forward = backward = 0.0
        for _ in range(repetitions):
            self.clear()
            start = perf_counter()
            y = self.forward(self.leaf)
            middle = perf_counter()
            y.backward(self.dy)
            backward += perf_counter() - middle
            forward += middle - start
            del y
        return {"forward": forward * 1e6, "backward": backward * 1e6}

    def compute(self):
        self.module.eval()
        with torch.no_grad():
            inferred = self.forward(self.x)
        self.module.train()
        self.clear()
        y = self.forward(self.leaf)
        y.backward(self.dy)
        results = {"inferred": inferred, "y": y.detach(), "dx": self.leaf.grad}
        return results | {name: weight.grad for name, weight in self.weights.items()}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    source, sink = sys.stdin.buffer, sys.stdout.buffer

    def answer(message):
        sink.write(json.dumps(message).encode() + b"\n")
        sink.flush()

    layers = {}
    answer({"version": torch.__version__, "threads": torch.get_num_threads()})
    for line in source:
        request = json.loads(line)
        what, key = request["do"], request["id"]
        if what == "build":
            tensors = {}
            for name, count in request["tensors"]:
                data = bytearray(4 * count)
                source.readinto(data)
                tensors[name] = torch.frombuffer(data, dtype=torch.float32)
            inputs, hidden, batch, steps = request["shape"]
            tensors["x"] = tensors["x"].view(steps, batch, inputs)
            tensors["dy"] = tensors["dy"].view(steps, batch, hidden)
            layers[key] = Layer(request, tensors)
            answer({})
        elif what == "compute":
            results = layers[key].compute()
            answer({"tensors": [[name, value.numel()] for name, value in results.items()]})
            for value in results.values():
                sink.write(value.contiguous().numpy().tobytes())
            sink.flush()
        elif what == "infer":
            answer(layers[key].infer(request["n"]))
        elif what == "train":
            answer(layers[key].train(request["n"]))
        elif what == "drop":
            del layers[key]
            answer({})


main()
