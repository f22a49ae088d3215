import type { Finding } from '#curriculum/problem-finding.ts';
import { isUnknown, unknownId, type Known, type KnownIds } from '#curriculum/problem-known.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import { attributeOf, valueSpan } from './element-spans.ts';
import { findingAt } from './findings.ts';
import type { Element, PageFacts } from './page-facts.ts';
import { textsIn } from './page-props.ts';
import type { ContentReader } from './reader.ts';
import { readRegions } from './regions.ts';
import type { TextFile } from './text.ts';

const namedBy: ReadonlyMap<string, keyof KnownIds> = new Map([
  ['Claim', 'claim'],
  ['Term', 'glossary'],
  ['Name', 'name'],
  ['ErrorMessage', 'error'],
]);
const decoder = new TextDecoder();

/** Components that name an entry, a lab file, a region or an answer that is not there. */
export function componentReferences(
  file: TextFile,
  facts: PageFacts,
  known: KnownIds,
  reader: ContentReader,
): readonly Finding[] {
  return facts.elements.flatMap((element) => {
    const list = namedBy.get(element.name);
    if (list !== undefined) return entryFindings(file, element, known[list]);
    if (element.name === 'Snippet') return snippetFindings(file, element, reader);
    return element.name === 'Predict' ? predictionFindings(file, element) : [];
  });
}

function entryFindings(file: TextFile, element: Element, known: Known): readonly Finding[] {
  const id = attributeOf(element, 'id');
  if (id === undefined || !isUnknown(id, known)) return [];
  return [
    findingAt(file.path, valueSpan(file, element, 'id', id), {
      kind: 'unknown-reference',
      ...unknownId(id, known),
    }),
  ];
}

function snippetFindings(
  file: TextFile,
  element: Element,
  reader: ContentReader,
): readonly Finding[] {
  const path = attributeOf(element, 'file');
  const region = attributeOf(element, 'region');
  if (path === undefined || path.trim() === '') return [];
  const target = `content/labs/${path.replace(/^labs\//, '')}`;
  if (!reader.paths.includes(target)) {
    const span = valueSpan(file, element, 'file', path);
    return [findingAt(file.path, span, missingFile(path, target, reader))];
  }
  if (region === undefined) return [];
  const text = decoder.decode(reader.read(target)).replaceAll('\r\n', '\n');
  const { names: regions, problems } = readRegions(text);
  if (regions.includes(region) || problems.length > 0) return [];
  const near = nearestTo(region, regions);
  return [
    findingAt(file.path, valueSpan(file, element, 'region', region), {
      kind: 'unknown-region',
      message: `${target} has no region "${region}" that starts and ends.`,
      ...(near !== undefined && { nearest: { text: near, file: target } }),
      mend: near
        ? `write region="${near}"`
        : regions.length > 0
          ? `write one of ${regions.join(', ')}`
          : `mark the lines with # region ${region} and # endregion ${region}`,
    }),
  ];
}

function missingFile(
  path: string,
  target: string,
  reader: ContentReader,
): Omit<Finding, 'file' | 'place'> {
  const labs = reader.paths.filter((other) => other.startsWith('content/labs/'));
  const otherCase = labs.find((other) => other.toLowerCase() === target.toLowerCase());
  const near = otherCase ?? nearestTo(target, labs);
  const shown = near?.slice('content/'.length);
  return {
    kind: 'missing-file',
    message: otherCase
      ? `The file is named ${otherCase}: capitals count on Linux.`
      : `There is no file ${target}.`,
    ...(shown !== undefined && { nearest: { text: shown } }),
    mend: shown ? `write file="${shown}"` : `write the path below content/, as in file="${path}"`,
  };
}

/** The number of the right answer counts from 0 and has to exist. */
function predictionFindings(file: TextFile, element: Element): readonly Finding[] {
  const options = textsIn(codeOf(element, 'options') ?? '');
  const answer = codeOf(element, 'answer');
  if (!options || answer === undefined || options[Number(answer)] !== undefined) return [];
  return [
    findingAt(file.path, valueSpan(file, element, 'answer', answer), {
      kind: 'wrong-prop',
      message: `There is no option ${answer}: ${options.length} options are counted from 0.`,
      mend: `write a number from 0 to ${options.length - 1}`,
    }),
  ];
}

function codeOf(element: Element, name: string): string | undefined {
  const value = element.attributes.find((attribute) => attribute.name === name)?.value;
  return typeof value === 'object' && value !== null ? value.value.trim() : undefined;
}
