const pages = new Map<string, Promise<Document>>();

/**
 * A question as its own page shows it, ready to stand in this one.
 *
 * @param address the page
 * @returns undefined when the page has it no more
 * @throws when the page cannot be read, as offline without a copy of it
 */
export async function loadQuestion(address: string, id: string): Promise<Element | undefined> {
  const page = await pageAt(address);
  const question = page.getElementById(`question-${id}`);
  return question ? document.importNode(question, true) : undefined;
}

async function pageAt(address: string): Promise<Document> {
  const known = pages.get(address) ?? read(address);
  pages.set(address, known);
  try {
    return await known;
  } catch (error) {
    pages.delete(address);
    throw error;
  }
}

/** A request can parse a page; the policy lets no script turn text into markup, and needs none here. */
function read(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.timeout = 15_000;
    request.onloadend = () => {
      const page = request.status === 200 ? request.responseXML : null;
      if (page) resolve(page);
      else reject(new Error(`${address} could not be read`));
    };
    request.send();
  });
}
