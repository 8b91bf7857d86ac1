// A shop that none of us wrote, for tests: Vendure with a dozen goods, in memory. It prints where it listens and an API
// key, tells of its orders at the address in HOOK, signed with SECRET, and ends with its input.
import { createHash, createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import core from '@vendure/core';
import cli from '@vendure/core/cli/index.js';

// Vendure's own bcrypt would spend a third of a second of CPU on each request of ours; nothing here is secret.
const hashingStrategy = {
  hash: async (text) => createHash('sha256').update(text).digest('hex'),
  check: async (text, hash) => createHash('sha256').update(text).digest('hex') === hash,
};
const config = core.mergeConfig(core.defaultConfig, {
  apiOptions: { hostname: '127.0.0.1', port: 0, adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    passwordHashingStrategy: hashingStrategy,
    adminApiKeyStrategy: new core.RandomBytesApiKeyStrategy({ hashingStrategy }),
    superadminCredentials: { identifier: 'shop', password: 'shop' },
    cookieOptions: { secret: 'for tests only' },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true, autoSave: false },
  customFields: { Order: [{ name: 'conciergeDispatch', type: 'string', nullable: true }] },
  plugins: [core.DefaultSearchPlugin.init({ bufferUpdates: false })],
  logger: new core.NoopLogger(),
});
const shop = {
  defaultLanguage: 'en',
  defaultZone: 'Americas',
  countries: [{ code: 'US', name: 'United States', zone: 'Americas' }],
  taxRates: [{ name: 'standard', percentage: 0 }],
  shippingMethods: [{ name: 'Delivery', price: 500 }, { name: 'Collected', price: 0 }],
  paymentMethods: [],
  collections: [],
};

// What a shop of its own adds to its Vendure, so that we hear of our orders at once.
const tellConcierge = async ({ ctx, order: { id } }) => {
  const order = await app.get(core.OrderService).findOne(ctx, id, ['lines.productVariant', 'fulfillments']);
  if (!order?.customFields.conciergeDispatch) return;
  const { code, state, updatedAt, orderPlacedAt, subTotalWithTax, customFields, lines, fulfillments } = order;
  const data = {
    id: String(id), code, state, updatedAt, orderPlacedAt, subTotalWithTax, customFields,
    lines: lines.map(({ quantity, proratedLinePriceWithTax, productVariant: { name } }) =>
      ({ quantity, proratedLinePriceWithTax, productVariant: { name } })),
    fulfillments: fulfillments.map(({ state }) => ({ state })),
  };
  const body = JSON.stringify({ type: 'order.changed', timestamp: new Date(), data });
  const [message, seconds] = [`${code}-${state}`, Math.floor(Date.now() / 1000)];
  const key = Buffer.from(process.env.SECRET.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${message}.${seconds}.${body}`).digest('base64');
  const headers = { 'webhook-id': message, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
  await fetch(process.env.HOOK, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
};

const app = await cli.populate(() => core.bootstrap(config), shop, fileURLToPath(new URL('goods.csv', import.meta.url)));
app.get(core.EventBus).ofType(core.OrderStateTransitionEvent).subscribe((event) => tellConcierge(event).catch(console.error));
await app.get(core.JobQueueService).start();
const ctx = await app.get(core.RequestContextService).create({ apiType: 'admin' });
await app.get(core.SearchService).reindex(ctx);

const address = `http://127.0.0.1:${app.getHttpServer().address().port}`;
const ask = async (query, headers = {}) => {
  const told = { 'content-type': 'application/json', ...headers };
  const answer = await fetch(`${address}/admin-api`, { method: 'POST', headers: told, body: JSON.stringify({ query }) });
  return [await answer.json(), answer.headers.get('vendure-auth-token')];
};
const [, token] = await ask('mutation { login(username: "shop", password: "shop") { __typename } }');
const signedIn = { authorization: `Bearer ${token}` };
const [{ data: { roles } }] = await ask('{ roles { items { id code } } }', signedIn);
const role = roles.items.find(({ code }) => code === '__super_admin_role__').id;
const wish = `{ roleIds: ["${role}"], translations: [{ languageCode: en, name: "concierge" }] }`;
const [{ data }] = await ask(`mutation { createApiKey(input: ${wish}) { apiKey } }`, signedIn);
const indexed = async () => (await (await fetch(`${address}/shop-api?query={search(input:{term:"butter"}){totalItems}}`,
  { headers: { 'apollo-require-preflight': '1' } })).json()).data.search.totalItems;
while (!(await indexed())) await new Promise((resolve) => setTimeout(resolve, 50));
console.log(JSON.stringify({ address, key: data.createApiKey.apiKey }));
process.stdin.resume().on('end', () => process.exit(0));
