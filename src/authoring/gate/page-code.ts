import { blockProblems, parseBlocks, type Block } from '#authoring/labs/blocks.ts';
import type { Finding } from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import { findingAt } from './findings.ts';
import { pasteProblems } from './pasted-python.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

/** Languages that code blocks may have. `console` shows a session with prompts, `output` what a block printed. */
export const languages: readonly string[] =
  'bash console css csv diff dockerfile dotenv gitignore go hcl html http ini java javascript jinja json json5 jsonl makefile markdown mermaid nginx output powershell promql properties python requirements rust sql terraform text toml typescript xml yaml'.split(
    ' ',
  );
const shortestReason = 8;

/** Code blocks that nothing runs, are marked wrong, have no known language or do not end; boxes made of colons. */
export function codeFindings(file: TextFile): readonly Finding[] {
  const { blocks } = parseBlocks(file.text);
  const open = blocks.filter((block) => isUnclosed(block, file));
  const sound = blocks.filter((block) => !open.includes(block));
  return [
    ...open.map((block) => unclosed(block, file)),
    ...sound.flatMap((block) => [
      ...language(block, file),
      ...bare(block, file),
      ...reason(block, file),
      ...pasted(block, file),
    ]),
    ...marks(sound, file),
    ...colons(blocks, file),
  ];
}

function fenceSpan({ line, column }: Pick<Block, 'line' | 'column'>, { lines }: TextFile): Span {
  const start = lines.offsetAt({ line, column });
  return { start, end: lines.startOf(line) + lines.textOf(line).trimEnd().length };
}

/** The block runs to the end of the page, or over the opening line of the next one. */
function isUnclosed(block: Block, { lines }: TextFile): boolean {
  const fence =
    /^(`{3,}|~{3,})/.exec(lines.textOf(block.line).slice(block.column - 1))?.[1] ?? '```';
  const last = lines.textOf(block.endLine).replace(/^(\s*>)*\s*/, '');
  const isEnded = block.endLine > block.line && last.startsWith(fence);
  const swallowed = block.text.split('\n').some((line) => opensWith(line.trimStart(), fence));
  return !isEnded || swallowed;
}

/** A fence with a language can only open a block. */
function opensWith(line: string, fence: string): boolean {
  return line.startsWith(fence) && /^[a-z]/.test(line.slice(fence.length));
}

function unclosed(block: Block, file: TextFile): Finding {
  return findingAt(file.path, fenceSpan(block, file), {
    kind: 'unclosed-fence',
    message: 'The code block that starts here is never closed.',
    mend: 'write a line of three backticks after its last line',
  });
}

function language(block: Block, file: TextFile): readonly Finding[] {
  if (languages.includes(block.language)) return [];
  const near = nearestTo(block.language, languages);
  const message =
    block.language === ''
      ? 'The code block has no language.'
      : `"${block.language}" is no language this site knows.`;
  return [
    findingAt(file.path, fenceSpan(block, file), {
      kind: 'unknown-language',
      message,
      ...(near !== undefined && { nearest: { text: near } }),
      mend: near ? `write \`\`\`${near}` : `write one of ${languages.join(', ')}`,
    }),
  ];
}

function bare(block: Block, file: TextFile): readonly Finding[] {
  if (block.kind !== 'none' || block.language === '') return [];
  return [
    findingAt(file.path, fenceSpan(block, file), {
      kind: 'bare-code-block',
      message: 'Nothing runs this block, so nobody knows whether it works.',
      mend: 'write run, save="…" or illustration="why it is not run" after the language, or use <Snippet />',
    }),
  ];
}

function reason(block: Block, file: TextFile): readonly Finding[] {
  const { illustration } = block.options;
  if (illustration === undefined || illustration.trim().length >= shortestReason) return [];
  return [
    findingAt(file.path, fenceSpan(block, file), {
      kind: 'empty-illustration',
      message: 'The illustration does not say why it is not run.',
      mend: 'write illustration="needs a cloud account", or whatever the reason is',
    }),
  ];
}

/** Learners paste these blocks into the prompt; the runner executes them whole and does not see it. */
function pasted(block: Block, file: TextFile): readonly Finding[] {
  if (block.kind !== 'run' || block.language !== 'python') return [];
  return pasteProblems(block.text).map(({ line, kind }) => {
    const at = block.line + 1 + line;
    const text = file.lines.textOf(at).trimEnd();
    const indent = /^[\s>]*/.exec(text)?.[0].length ?? 0;
    const start = file.lines.startOf(at);
    return findingAt(
      file.path,
      { start: start + indent, end: start + text.length },
      kind === 'joined'
        ? {
            kind: 'unpastable-python',
            message:
              'At the prompt of Python this line is a syntax error: the body before it is still open.',
            mend: 'put one blank line before this line: the prompt of Python 3.11 reads a pasted block line by line',
          }
        : {
            kind: 'unpastable-python',
            message:
              'At the prompt of Python the blank line before this line ends the body it belongs to.',
            mend: 'take out the blank line in this body: the prompt of Python 3.11 reads a pasted block line by line',
          },
    );
  });
}

/** What the runner of the blocks refuses. */
function marks(blocks: readonly Block[], file: TextFile): readonly Finding[] {
  return blockProblems(blocks)
    .filter(({ message }) => !message.startsWith('An illustration says why'))
    .map(({ line, column, message }) => {
      const span = fenceSpan({ line, column }, file);
      return message.startsWith('This output follows')
        ? findingAt(file.path, span, {
            kind: 'output-without-run',
            message: 'No block that is run stands before this output.',
            mend: 'put it directly after the block that prints it, or mark it illustration="…"',
          })
        : findingAt(file.path, span, {
            kind: 'wrong-block-mark',
            message,
            mend: 'correct the words after the language',
          });
    });
}

function colons(blocks: readonly Block[], file: TextFile): readonly Finding[] {
  const isCode = (line: number): boolean =>
    blocks.some((block) => block.line <= line && line <= block.endLine);
  // The line that only closes a box says nothing new.
  return [...file.text.matchAll(/^[ \t>]*:::+[ \t]*[^\s:].*$/gm)].flatMap(
    (match): readonly Finding[] => {
      const { line } = file.lines.positionAt(match.index);
      if (isCode(line)) return [];
      const start = match.index + match[0].indexOf(':::');
      return [
        findingAt(
          file.path,
          { start, end: match.index + match[0].length },
          {
            kind: 'colon-directive',
            message: 'These colons would be printed as they are.',
            mend: 'write <Note> … </Note>',
          },
        ),
      ];
    },
  );
}
