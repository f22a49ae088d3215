import type { LineColour } from '#curriculum/line-map.ts';

/** What a link preview shows. */
export interface Picture {
  readonly title: string;
  /** Above the title: what it is and how long it takes. */
  readonly facts: string;
  /** On the track: the module or the line. */
  readonly place: string;
  /** Lines with their letters; the first one colours the track. */
  readonly lines: readonly { readonly letter: string; readonly colour: LineColour }[];
  readonly stops: readonly Stop[];
}

/** A stop on the track of the picture. */
export interface Stop {
  readonly shape: 'round' | 'square' | 'bar' | 'double';
  readonly isHere: boolean;
}

/** A node as satori reads it. */
export interface PictureNode {
  readonly type: string;
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children: readonly (PictureNode | string)[];
  };
}

type Colours = Readonly<Record<string, string>>;

const margin = 72;
const trackY = 500;

function box(
  style: Readonly<Record<string, string | number>>,
  ...children: readonly (PictureNode | string)[]
): PictureNode {
  return {
    type: 'div',
    props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children },
  };
}

/** Lays a picture out: the name of the site, the title, and the stretch of the line it stands on. */
export function pictureTree(picture: Picture, colours: Colours): PictureNode {
  const track = colours[`line-${picture.lines[0]?.colour ?? 'mlops'}`] ?? '';
  return box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      padding: `56px ${margin}px`,
      background: colours['paper'] ?? '',
      color: colours['ink'] ?? '',
      fontFamily: 'Atkinson',
    },
    head(picture, colours),
    box({ marginTop: 44, fontSize: 32, color: colours['muted'] ?? '' }, picture.facts),
    box(
      {
        marginTop: 8,
        fontSize: picture.title.length > 48 ? 62 : 78,
        fontWeight: 700,
        lineHeight: 1.06,
        letterSpacing: '-0.025em',
      },
      picture.title,
    ),
    box(
      { position: 'absolute', left: margin, top: trackY + 44, fontSize: 30, fontWeight: 700 },
      picture.place,
    ),
    box({
      position: 'absolute',
      left: 0,
      top: trackY - 6,
      width: 1200,
      height: 12,
      background: track,
    }),
    ...stops(picture.stops, track, colours),
  );
}

function head({ lines }: Picture, colours: Colours): PictureNode {
  const badges = lines.map(({ letter, colour }) =>
    box(
      {
        width: 52,
        height: 52,
        borderRadius: 6,
        justifyContent: 'center',
        alignItems: 'center',
        background: colours[`line-${colour}`] ?? '',
        color: colours['on-line'] ?? '',
        fontSize: 34,
        fontWeight: 700,
      },
      letter,
    ),
  );
  return box(
    { justifyContent: 'space-between', alignItems: 'center', fontSize: 30, fontWeight: 700 },
    'MLOps and Deployment',
    box({ gap: 10 }, ...badges),
  );
}

function stops(all: readonly Stop[], track: string, colours: Colours): readonly PictureNode[] {
  const gap = Math.min(130, (1200 - 2 * margin) / Math.max(all.length - 1, 1));
  return all.map((stop, place) => stopBox(stop, margin + 20 + place * gap, track, colours));
}

function stopBox({ shape, isHere }: Stop, x: number, track: string, colours: Colours): PictureNode {
  const wide = (isHere ? 56 : 36) * (shape === 'bar' ? 0.4 : 1);
  const high = isHere ? 56 : 36;
  return box({
    position: 'absolute',
    left: x - wide / 2,
    top: trackY - high / 2,
    width: wide,
    height: high,
    borderStyle: 'solid',
    borderWidth: shape === 'double' ? 11 : 7,
    borderColor: isHere ? (colours['ink'] ?? '') : track,
    borderRadius: shape === 'round' || shape === 'double' ? '50%' : 0,
    background: (isHere ? track : colours['paper']) ?? '',
  });
}
