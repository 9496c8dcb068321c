/**
 * Apache Solr 9.10.1 with the schema that CKAN 2.12 ships, asked with CKAN's parameters: the part of package_search that searches. What CKAN's Python does before and
 * after (0.22 s a call in ckan/ckan pull request 2382) is not in it. Once as shipped, where text is cut at blanks; once with Lucene's CJK bigrams in its place.
 * Needs Java 17, Maven and pip; keeps them in var/solr-peer.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchDocument, SearchRequest } from '@kuaishu/catalog';
import type { KnownItem } from '../../search/known-items.ts';
import { quantiles } from '../../search/load.ts';
import { judge, summary } from '../../search/quality.ts';
import { solrDocument, solrRequest } from './ckan-documents.ts';

const HERE = import.meta.dirname;
const KEPT = join(HERE, '../../../var/solr-peer');
const CKAN = '2.12.0';

export interface PeerInput {
  readonly documents: Iterable<SearchDocument>;
  readonly real: readonly SearchDocument[];
  readonly load: readonly SearchRequest[];
  readonly known: readonly KnownItem[];
  readonly byId: ReadonlyMap<string, SearchDocument>;
}

const CJK = `<analyzer>
  <tokenizer class="solr.StandardTokenizerFactory"/>
  <filter class="solr.CJKWidthFilterFactory"/>
  <filter class="solr.LowerCaseFilterFactory"/>
  <filter class="solr.CJKBigramFilterFactory"/>
</analyzer>`;

export async function solrPeer({ documents, real, load, known, byId }: PeerInput) {
  prepare();
  const shipped = execFileSync(
    'unzip',
    ['-p', join(KEPT, `ckan-${CKAN}-py3-none-any.whl`), 'ckan/config/solr/schema.xml'],
    {
      encoding: 'utf8',
    },
  );
  const bigrams = shipped.replace(
    /(<fieldType name="text(?:_general)?"[^>]*>)[\s\S]*?<\/fieldType>/g,
    `$1${CJK}</fieldType>`,
  );
  const large = lines(join(KEPT, 'documents.jsonl'), documents, solrDocument);
  const small = lines(join(KEPT, 'real.jsonl'), real, solrDocument);
  const loaded = lines(join(KEPT, 'load.jsonl'), load, solrRequest);
  const asked = lines(join(KEPT, 'known.jsonl'), known, ({ query }) => solrRequest({ query, limit: 20 }));
  const result: Record<string, unknown> = {};
  for (const [name, schema] of [
    ['asCkanShipsIt', shipped],
    ['withCjkBigrams', bigrams],
  ] as const) {
    const spent = answers(schema, large, loaded).map(({ ms }) => ms);
    const found = answers(schema, small, asked);
    let nth = 0;
    result[name] = {
      search: quantiles(spent),
      quality: summary(judge(known, byId, () => found[nth++]!.ids)),
    };
    process.stderr.write(`solr ${name}: ${JSON.stringify(result[name])}\n`);
  }
  return result;
}

function prepare(): void {
  mkdirSync(KEPT, { recursive: true });
  if (!existsSync(join(KEPT, 'lib')))
    execFileSync(
      'mvn',
      [
        '-q',
        '-B',
        '-f',
        join(HERE, 'pom.xml'),
        'dependency:copy-dependencies',
        `-DoutputDirectory=${join(KEPT, 'lib')}`,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  if (!existsSync(join(KEPT, `ckan-${CKAN}-py3-none-any.whl`)))
    execFileSync('pip', ['download', '--quiet', '--no-deps', '-d', KEPT, `ckan==${CKAN}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
}

function lines<T>(file: string, values: Iterable<T>, line: (value: T) => unknown): string {
  const parts: string[] = [];
  for (const value of values) parts.push(JSON.stringify(line(value)));
  writeFileSync(file, `${parts.join('\n')}\n`);
  return file;
}

/** A Solr of its own for each question: nothing of another schema or size is left in it. */
function answers(schema: string, documents: string, asked: string): { ms: number; ids: string[] }[] {
  const home = join(KEPT, 'home');
  rmSync(home, { recursive: true, force: true });
  const conf = join(home, 'ckan/conf');
  mkdirSync(conf, { recursive: true });
  writeFileSync(join(home, 'solr.xml'), '<solr><metrics enabled="false"/></solr>');
  writeFileSync(join(home, 'ckan/core.properties'), 'name=ckan\n');
  writeFileSync(join(conf, 'schema.xml'), schema);
  cpSync(join(HERE, 'solrconfig.xml'), join(conf, 'solrconfig.xml'));
  for (const words of ['synonyms.txt', 'protwords.txt', 'stopwords.txt']) writeFileSync(join(conf, words), '');
  const out = join(KEPT, 'answers.jsonl');
  execFileSync(
    'java',
    ['-Xmx2g', '-cp', `${join(KEPT, 'lib')}/*`, join(HERE, 'Peer.java'), home, documents, asked, out],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  return readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { ms: number; ids: string[] });
}
