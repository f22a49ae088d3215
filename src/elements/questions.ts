// Loaded when a question comes near (elements/lesson.ts).
import './predict-first.ts';
import './quiz-question.ts';
import './quiz-set.ts';
