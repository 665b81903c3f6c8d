import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { course } from '../../../../content/course.ts';
import { openProgress, stepKey, useProgress } from '../progress.ts';
import styles from './home-page.module.css';

const firstLesson = course[0]?.lessons[0];
const firstAddress = `/learn/${course[0]?.slug}/${firstLesson?.slug}`;

interface HomePageProps {
  /** Today's reviews; given by the app, which knows the quiz. */
  readonly reviews: ReactNode;
}

/** The course with its progress, the way on, and for a newcomer what all this is. */
export function HomePage({ reviews }: HomePageProps) {
  const { steps, lastVisit: last } = useProgress();
  useEffect(() => {
    void openProgress();
  }, []);

  const target = last === null ? firstAddress : `/learn/${last.lesson}?step=${last.step}`;
  return (
    <div className={styles.page}>
      <PageTitle>코스</PageTitle>
      <section className={styles.hero}>
        <h1>엣지 AI 런타임을 눈으로 보고, 손으로 깨뜨려 보세요</h1>
        <p>
          TensorFlow Lite Micro와 ONNX Runtime이 이 브라우저 안에서 실제로 돕니다. 텐서 아레나를
          1바이트씩 줄여 보고, 연산자를 빼 보고, 런타임이 내는 진짜 메시지를 읽으며 면접을
          준비합니다.
        </p>
        <div className={styles.doors}>
          <Link to={target} className={styles.primary}>
            {last === null ? '첫 강의 시작' : '이어서 학습'}
          </Link>
          <Link to="/lab" className={styles.secondary}>
            실험실 열기
          </Link>
        </div>
        <p className={styles.private}>
          설치도 로그인도 없습니다. 모델과 노트, 학습 기록은 이 브라우저 밖으로 나가지 않습니다.
        </p>
      </section>
      {reviews}
      {course.map((part) => (
        <section key={part.slug} className={styles.part} aria-labelledby={`part-${part.slug}`}>
          <h2 id={`part-${part.slug}`}>{part.title}</h2>
          <p className={styles.summary}>{part.summary}</p>
          <ol className={styles.lessons}>
            {part.lessons.map((lesson) => {
              const finished = lesson.steps.filter(
                ({ id }) => steps.get(stepKey(part.slug, lesson.slug, id))?.done === true,
              ).length;
              return (
                <li key={lesson.slug}>
                  <Link to={`/learn/${part.slug}/${lesson.slug}`} className={styles.lesson}>
                    <span className={styles.title}>{lesson.title}</span>
                    <span className={styles.detail}>{lesson.summary}</span>
                    <span className={styles.progress}>
                      <meter
                        min={0}
                        max={lesson.steps.length}
                        value={finished}
                        aria-label={`${lesson.title} 진도`}
                      />
                      {finished}/{lesson.steps.length}단계 · 약 {lesson.minutes}분
                    </span>
                  </Link>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}
