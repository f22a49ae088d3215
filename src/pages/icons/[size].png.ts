import type { APIRoute } from 'astro';
import { iconOf, iconSizes } from '#catalog/icon.ts';

export const getStaticPaths = () => iconSizes.map((size) => ({ params: { size: String(size) } }));

export const GET: APIRoute = ({ params }) =>
  new Response(iconOf(Number(params['size'])), { headers: { 'content-type': 'image/png' } });
