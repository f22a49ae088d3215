import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { planFile } from '#curriculum/plan-file.ts';

export const GET: APIRoute = async () => Response.json(planFile(await loadCurriculum()));
