import { loadModel, plot, sample } from 'lab';
import * as tflm from 'tflm';

const MODEL = 'sensor_int8.tflite';
const model = tflm.getModel(await loadModel(MODEL));
console.log('스키마 버전:', model.version());

const window = await sample(MODEL, 0);
plot(window.values, { title: '진동 (int8)' });

// 1. 리졸버: 모델이 쓰는 연산자만 등록합니다.

// 2. 아레나와 인터프리터

// 3. 추론하고 평균 제곱 오차를 구합니다.
