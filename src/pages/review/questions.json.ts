import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { reviewFile } from '#curriculum/review-file.ts';

export const GET: APIRoute = async () => Response.json(reviewFile(await loadCurriculum()));
