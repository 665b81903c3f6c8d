"""IF, WHILE, CALL_ONCE, resource variables, CIRCULAR_BUFFER: ops-other.md, section 4."""

from __future__ import annotations

from random import Random

import numpy as np

from .draw import quantization, shape
from .graph import Graph, options_map, schema

TYPES = ('FLOAT32', 'INT32', 'INT8', 'INT16')


def _arithmetic(rng: Random, graph: Graph, a: int, b: int, out: int, type: str) -> None:
    """Some op that makes `out` from `a` and `b`, all of one type and shape."""
    if type == 'FLOAT32' or type == 'INT32':
        name = rng.choice(('ADD', 'MUL', 'SUB', 'MAXIMUM'))
    else:
        name = rng.choice(('MAXIMUM', 'MINIMUM'))
    options = {
        'ADD': schema.AddOptionsT,
        'MUL': schema.MulOptionsT,
        'SUB': schema.SubOptionsT,
    }.get(name)
    graph.op(name, [a, b], [out], options() if options else None)


def _branch(rng: Random, shapes, type: str, outputs: int) -> Graph:
    graph = Graph()
    inputs = [graph.input(dims, type) for dims in shapes]
    for k in range(outputs):
        a, b = rng.choice(inputs), rng.choice(inputs)
        if rng.random() < 0.15:
            # An input handed through.
            graph.outputs.append(a)
            continue
        middle = a
        for _ in range(rng.randint(0, 2)):
            step = graph.tensor(shapes[0], type)
            _arithmetic(rng, graph, middle, b, step, type)
            middle = step
        out = graph.output(shapes[0], type)
        _arithmetic(rng, graph, middle, b, out, type)
    return graph


def if_op(rng: Random) -> list[Graph]:
    main = Graph()
    type = rng.choice(TYPES)
    dims = shape(rng, 0, 3)
    inputs, outputs = rng.randint(1, 3), rng.randint(1, 3)
    condition = main.input(() if rng.random() < 0.5 else (1,), 'BOOL')
    data = [main.input(dims, type) for _ in range(inputs)]
    results = [main.output(dims, type) for _ in range(outputs)]
    branches = [_branch(rng, [dims] * inputs, type, outputs) for _ in range(2)]
    options = schema.IfOptionsT()
    options.thenSubgraphIndex, options.elseSubgraphIndex = 1, 2
    if rng.random() < 0.1:
        options.elseSubgraphIndex = rng.choice((1, 0))
    graphs = [main, *branches]
    if rng.random() < 0.3:
        # The else branch asks again.
        inner = Graph()
        inner_data = [inner.input(dims, type) for _ in range(inputs)]
        yes = inner.constant(np.asarray([rng.random() < 0.5]), 'BOOL')
        again = schema.IfOptionsT()
        again.thenSubgraphIndex, again.elseSubgraphIndex = 1, 2
        inner.op(
            'IF', [yes, *inner_data], [inner.output(dims, type) for _ in range(outputs)], again
        )
        graphs.append(inner)
        options.elseSubgraphIndex = 3
    main.op('IF', [condition, *data], results, options)
    return graphs


def while_op(rng: Random) -> list[Graph]:
    """Counts up to a limit, with something else going round beside the counter."""
    main = Graph()
    type = rng.choice(TYPES)
    dims = shape(rng, 0, 3)
    limit = rng.randint(0, 6)
    carried = rng.randint(0, 2)
    counter_dims = () if rng.random() < 0.5 else (1,)
    inputs = [main.input(counter_dims, 'INT32', range=(0, 4))]
    inputs += [main.input(dims, type) for _ in range(carried)]
    outputs = [main.output(counter_dims, 'INT32')]
    outputs += [main.output(dims, type) for _ in range(carried)]
    options = schema.WhileOptionsT()
    options.condSubgraphIndex, options.bodySubgraphIndex = 1, 2
    main.op('WHILE', inputs, outputs, options)

    condition = Graph()
    count = condition.input(counter_dims, 'INT32')
    for _ in range(carried):
        condition.input(dims, type)
    top = condition.constant(np.full(counter_dims, limit), 'INT32')
    condition.op('LESS', [count, top], [condition.output(counter_dims, 'BOOL')])

    body = Graph()
    count = body.input(counter_dims, 'INT32')
    rest = [body.input(dims, type) for _ in range(carried)]
    one = body.constant(np.full(counter_dims, 1), 'INT32')
    body.op('ADD', [count, one], [body.output(counter_dims, 'INT32')], schema.AddOptionsT())
    for k in range(carried):
        if rng.random() < 0.3:
            body.outputs.append(rng.choice(rest))
        else:
            out = body.output(dims, type)
            _arithmetic(rng, body, rest[k], rng.choice(rest), out, type)
    graphs = [main, condition, body]
    if rng.random() < 0.25:
        # A loop in a loop: the outer body is a graph that runs the loop and counts once more.
        outer = Graph()
        count = outer.input(counter_dims, 'INT32')
        rest = [outer.input(dims, type) for _ in range(carried)]
        middle = outer.tensor(counter_dims, 'INT32')
        results = [outer.output(counter_dims, 'INT32')]
        results += [outer.output(dims, type) for _ in range(carried)]
        inner = schema.WhileOptionsT()
        inner.condSubgraphIndex, inner.bodySubgraphIndex = 1, 2
        outer.op('WHILE', [count, *rest], [middle, *results[1:]], inner)
        one = outer.constant(np.full(counter_dims, 1), 'INT32')
        outer.op('ADD', [middle, one], [results[0]], schema.AddOptionsT())
        options.bodySubgraphIndex = 3
        graphs.append(outer)
    return graphs


def _handle(graph: Graph, name: str, container: str | None = '') -> int:
    handle = graph.tensor((1,), 'RESOURCE')
    options = schema.VarHandleOptionsT()
    options.sharedName = name
    options.container = container
    graph.op('VAR_HANDLE', [], [handle], options)
    return handle


def variables(rng: Random) -> list[Graph]:
    """Initialised once, then read, changed and written in every run."""
    main, init = Graph(), Graph()
    type = rng.choice(TYPES)
    dims = shape(rng, 1, 3)
    quantized = quantization(rng, type) if type == 'INT8' else None
    container = rng.choice((None, '', 'box'))
    names = ['a', 'b'][: rng.randint(1, 2)]
    once = schema.CallOnceOptionsT()
    once.initSubgraphIndex = 1
    if rng.random() < 0.8:
        main.op('CALL_ONCE', [], [], once)
    for name in names:
        handle = _handle(init, name, container)
        low = 2 if type == 'FLOAT32' else 3
        value = init.constant(np.full(dims, low), type, quantization=quantized)
        init.op('ASSIGN_VARIABLE', [handle, value], [], schema.AssignVariableOptionsT())
    data = main.input(dims, type, quantization=quantized)
    previous = data
    for name in names:
        handle = _handle(main, name, container)
        old = main.output(dims, type, quantization=quantized)
        main.op('READ_VARIABLE', [handle], [old], schema.ReadVariableOptionsT())
        new = main.tensor(dims, type, quantization=quantized)
        _arithmetic(rng, main, old, previous, new, type)
        if rng.random() < 0.8:
            main.op('ASSIGN_VARIABLE', [handle, new], [], schema.AssignVariableOptionsT())
        else:
            main.outputs.append(new)
        previous = old if rng.random() < 0.5 else new
    return [main, init]


def circular_buffer(rng: Random) -> Graph:
    graph = Graph()
    width, channels, slots = rng.randint(1, 3), rng.randint(1, 4), rng.choice((1, 2, 3, 5, 13))
    quantized = quantization(rng, 'INT8')
    data = graph.input((1, 1, width, channels), 'INT8', quantization=quantized)
    out = graph.output((1, slots, width, channels), 'INT8', quantization=quantized, variable=True)
    cycles = rng.choice((0, 1, 2, 3))
    options = options_map({'cycles_max': cycles}) if rng.random() < 0.8 else b''
    graph.custom('CIRCULAR_BUFFER', [data], [out], options)
    return graph


MAKERS = (if_op, while_op, variables, circular_buffer)
