import { assembled, faultsOf, labPage, type Fault } from './assemble.ts';
import type { Engine } from './containers/engine.ts';
import { installedVersions, linkEnvironment, type Environment } from './environments.ts';
import { faultFinding, solutionFinding, starterFinding, type Finding } from './grader.ts';
import { directDependencies } from './lock.ts';
import { labEngine } from './pages.ts';
import { engineOf, openPlace, type Bench } from './place.ts';
import { runProgram, type Ended } from './program.ts';
import { writeTree, type Tree } from './tree.ts';

/** The one command that grades a lab. */
export const gradeCommand = 'uv run --locked python check/grade.py';

const graderSeconds = 900;

/** One of the proofs of a lab, ready to run. */
export interface Proof {
  readonly name: string;
  readonly fault?: Pick<Fault, 'id' | 'hint'>;
  readonly run: () => Promise<Proved>;
}

/** What a proof found, and the packages it ran with. */
export interface Proved {
  readonly finding: Finding;
  readonly packages: Readonly<Record<string, string>>;
}

/** The proofs of a lab: the solution passes, the starter fails, each planted fault fails with its own hint. */
export function proofsOf(bench: Bench, id: string): readonly Proof[] {
  const { content } = bench;
  const needs = labEngine(labPage(id, content));
  const prove = (tree: () => Tree, judge: (ended: Ended) => Finding) => async () => {
    const engine = await engineOf(bench, needs);
    const { ended, packages } = await grade(bench, tree(), engine);
    return { finding: judge(ended), packages };
  };
  const faults = faultsOf(id, content);
  return [
    {
      name: 'solution',
      run: prove(() => assembled(id, 'solution', content), solutionFinding),
    },
    { name: 'starter', run: prove(() => assembled(id, 'starter', content), starterFinding) },
    ...(faults.length === 0 ? [noFault] : []),
    ...faults.map((fault) => ({
      name: `fault ${fault.id}`,
      fault: { id: fault.id, hint: fault.hint },
      run: prove(
        () => fault.tree,
        (ended) => faultFinding(ended, fault),
      ),
    })),
  ];
}

/** Runs the grader of a tree in an empty folder with the packages of its lock. */
async function grade(bench: Bench, tree: Tree, engine: Engine | undefined): Promise<Graded> {
  const place = openPlace(bench, engine);
  let environment: Environment | undefined;
  try {
    writeTree(tree, place.work);
    const lock = tree.get('uv.lock');
    if (lock !== undefined) environment = await linkEnvironment(bench, place, place.work, tree);
    const [command = '', ...words] = gradeCommand.split(' ');
    const ended = await runProgram(command, words, {
      folder: place.work,
      environment: place.environment,
      timeoutSeconds: graderSeconds,
    });
    const names = directDependencies(new TextDecoder().decode(lock));
    const versions =
      environment && (await installedVersions(bench, place, environment.folder, names));
    return { ended, packages: versions ?? {} };
  } finally {
    environment?.release();
    place.close();
  }
}

interface Graded {
  readonly ended: Ended;
  readonly packages: Readonly<Record<string, string>>;
}

/** A grader that was never seen to catch anything proves nothing. */
const noFault: Proof = {
  name: 'faults',
  run: () =>
    Promise.resolve({
      finding: { kind: 'refuted', text: 'no fault is planted in check/faults', lines: [] },
      packages: {},
    }),
};
