"""The digits network with skip connections and a concatenation.

Layer sizes were searched with `zoo/plan.py` for a case in which the greedy planner leaves holes.
The manifest records its height for int8, the bytes alive at the busiest moment, and a layout that
reaches them and can be given to TFLM as an offline plan.
"""

from __future__ import annotations

from dataclasses import replace

from .. import plan
from ..family import Family, Made, Variant, accuracy, variants
from ..graph import Graph
from .digits import DATA, INPUT, LABELS, made


def graph() -> Graph:
    net = Graph('image', (1, 8, 8, 1))
    net.add('stem', 'conv', filters=8, kernel=(3, 3), relu=True)
    net.add('wide', 'conv', filters=8, kernel=(3, 3), relu=True)
    net.add('narrow', 'conv', filters=8)
    net.add('skip1', 'add', 'stem', 'narrow', relu=True)
    net.add('down', 'conv', filters=24, kernel=(3, 3), stride=(2, 2), relu=True)
    net.add('left1', 'conv', 'down', filters=40, relu=True)
    net.add('left2', 'conv', filters=24, kernel=(3, 3))
    net.add('skip2', 'add', 'left2', 'down', relu=True)
    net.add('right1', 'conv', 'down', filters=48, kernel=(3, 3), relu=True)
    net.add('right2', 'conv', filters=24, kernel=(3, 3), relu=True)
    net.add('joined', 'concat', 'skip2', 'right2')
    net.add('mix', 'conv', filters=48, relu=True)
    net.add('pool', 'maxpool', kernel=(2, 2), stride=(2, 2))
    net.add('flat', 'reshape', shape=(1, 192))
    net.add('logits', 'dense', filters=10)
    net.add('probability', 'softmax')
    return net


def make(seed: int) -> Made:
    net = graph()
    added = plan.buffers(net)
    by_greed, by_search = plan.greedy(added), plan.better(added, seed)
    facts = {
        'plan': {
            'variant': 'int8',
            'greedyBytes': plan.height(by_greed, added),
            'mostAliveBytes': plan.most_alive(added),
            'betterBytes': plan.height(by_search, added),
            'buffers': [
                {
                    'tensor': one.name,
                    'bytes': one.size,
                    'first': one.first,
                    'last': one.last,
                    'greedy': by_greed[one.name],
                    'better': by_search[one.name],
                }
                for one in added
            ],
        }
    }
    return replace(made(net, 'logits', seed, epochs=30), facts=facts, plan=by_search)


FAMILY = Family(
    name='branches',
    seed=5,
    about={
        'title': '갈라졌다 만나는 숫자 모델',
        'task': 'classification',
        'teaches': '아레나 공간의 재사용과 메모리 계획의 한계',
        'description': '손글씨 숫자 모델에 건너뛰는 연결 두 개와 이어 붙이기(Concatenation)를 '
        '더했습니다. 오래 살아남는 텐서가 있어 탐욕 계획이 가장 좋은 배치를 놓칩니다.',
        'data': DATA,
    },
    input=INPUT,
    output={
        'name': 'probability',
        'meaning': '숫자별 확률',
        'units': '',
        'range': [0, 1],
        'labels': LABELS,
    },
    metric=accuracy(),
    variants=(
        *variants('branches', 'int8.tflite', 'float32.onnx'),
        Variant('int8_planned', 'branches_int8_planned.tflite', 'tflite', 'int8', planned=True),
    ),
    make=make,
)
