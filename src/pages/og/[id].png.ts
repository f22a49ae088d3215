import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { pictureOf } from '#catalog/picture.ts';
import { picturePaths, type PicturePath } from '#catalog/pictures.ts';

export async function getStaticPaths(): Promise<PicturePath[]> {
  return picturePaths(await loadCurriculum());
}

export const GET: APIRoute<PicturePath['props']> = async ({ props }) =>
  new Response(await pictureOf(props.picture), { headers: { 'content-type': 'image/png' } });
