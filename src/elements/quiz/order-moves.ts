import { announce } from '#elements/announce.ts';
import { make } from '#elements/make.ts';

/** Gives every option of an order question a button up and a button down. */
export function addMoves(question: HTMLElement): void {
  for (const row of question.querySelectorAll<HTMLElement>('[data-option]')) {
    const text = row.textContent.trim();
    row.append(
      moveButton(question, row, -1, `Move up: ${text}`),
      moveButton(question, row, 1, `Move down: ${text}`),
    );
  }
}

function moveButton(
  question: HTMLElement,
  row: HTMLElement,
  by: -1 | 1,
  name: string,
): HTMLButtonElement {
  const sign = by < 0 ? '↑' : '↓';
  const button = make('button', { type: 'button', class: 'move', 'aria-label': name }, sign);
  button.onclick = () => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (by < 0) other?.before(row);
    else other?.after(row);
    button.focus();
    const rows = [...(row.parentElement?.children ?? [])];
    announce(`Now ${rows.indexOf(row) + 1} of ${rows.length}`);
    question.dispatchEvent(new Event('input'));
  };
  return button;
}
