import type { APIRoute } from 'astro';
import { zipBytes, zipPaths, type LabPart } from '#catalog/lab-downloads.ts';

export const getStaticPaths = zipPaths;

export const GET: APIRoute<object, { id: string; part: LabPart }> = ({ params }) =>
  new Response(zipBytes(params.id, params.part), {
    headers: { 'content-type': 'application/zip' },
  });
