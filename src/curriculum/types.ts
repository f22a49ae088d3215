import type { CertificationFile } from '#schema/certification.ts';
import type { LabFile } from '#schema/lab.ts';
import type { LessonFile } from '#schema/lesson.ts';
import type {
  ClaimFile,
  ErrorEntryFile,
  ExternalPrerequisiteFile,
  GlossaryEntryFile,
  NameFile,
  TechnologyFile,
} from '#schema/lists.ts';
import type { ModuleFile, PlannedStepFile } from '#schema/module.ts';
import type { PageFile } from '#schema/page.ts';
import type { ProjectFile } from '#schema/project.ts';
import type { ModuleCheckFile, QuestionFile, QuizFile } from '#schema/quiz.ts';

/** One parsed content file: its id, where it stands below the repository root, and what it says. */
export interface ContentFile<Data> {
  readonly id: string;
  readonly file: string;
  readonly data: Data;
}

/** Everything below content/, parsed, before it is joined. */
export interface ContentFiles {
  readonly projects: readonly ContentFile<ProjectFile>[];
  readonly modules: readonly (ContentFile<ModuleFile> & { readonly project: string })[];
  readonly lessons: readonly (ContentFile<LessonFile> & {
    readonly project: string;
    readonly module: string;
  })[];
  readonly labs: readonly ContentFile<LabFile>[];
  /** Questions of a lesson or lab; the id is the lesson's or lab's. */
  readonly quizzes: readonly ContentFile<QuizFile>[];
  readonly checks: readonly (ContentFile<ModuleCheckFile> & {
    readonly project: string;
    readonly module: string;
  })[];
  readonly certifications: readonly ContentFile<CertificationFile>[];
  readonly pages: readonly ContentFile<PageFile>[];
  readonly technologies: readonly TechnologyFile[];
  readonly claims: readonly ClaimFile[];
  readonly names: readonly NameFile[];
  readonly glossary: readonly GlossaryEntryFile[];
  readonly errors: readonly ErrorEntryFile[];
  readonly external: readonly ExternalPrerequisiteFile[];
}

/** What kind of work a step is. A capstone is a lab that ends a line. */
export type StepKind = PlannedStepFile['kind'];

/** What a learner can do after a step. A planned step has objectives without ids. */
export interface Objective {
  readonly id?: string;
  readonly text: string;
}

/** One station of the map: a lesson, lab, quiz or capstone, written or planned. */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  /** open: written, checked and on the site. planned: on the map only. */
  readonly status: 'open' | 'planned';
  readonly title: string;
  /** Absent for a planned step. */
  readonly summary?: string;
  /** Reading and practice together, in minutes. */
  readonly minutes: number;
  readonly time?: LessonFile['minutes'];
  /** Direct prerequisites: ids of steps or external prerequisites. */
  readonly prerequisites: readonly string[];
  readonly objectives: readonly Objective[];
  readonly technologies: readonly string[];
  readonly searchWords: readonly string[];
  readonly formerIds: readonly string[];
  /** Exam skills: certification id → skill numbers. */
  readonly skills: Readonly<Record<string, readonly string[]>>;
  readonly questions: readonly QuestionFile[];
  readonly sources: readonly LessonFile['sources'][number][];
  readonly changed?: LessonFile['changed'];
  readonly lab?: LabFile;
  readonly run?: LessonFile['run'];
  readonly file?: string;
  readonly module: string;
  readonly project: string;
  readonly platform?: string;
}

/** A stretch of a line: steps that belong together, in order. */
export interface Module {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly project: string;
  readonly platform?: string;
  readonly steps: readonly Step[];
}

/** One project of the path with its modules in order. */
export interface Project extends Omit<ProjectFile, 'modules'> {
  readonly id: string;
  readonly modules: readonly Module[];
}

/** What is taught, joined: the one thing pages ask. */
export interface Curriculum {
  readonly projects: readonly Project[];
  readonly external: readonly ExternalPrerequisiteFile[];
  readonly certifications: readonly (CertificationFile & { readonly id: string })[];
  readonly pages: readonly (PageFile & { readonly id: string })[];
  readonly technologies: readonly TechnologyFile[];
  readonly claims: readonly ClaimFile[];
  readonly names: readonly NameFile[];
  readonly glossary: readonly GlossaryEntryFile[];
  readonly errors: readonly ErrorEntryFile[];
}
