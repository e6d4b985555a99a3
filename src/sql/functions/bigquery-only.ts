// Functions of services that only BigQuery has: their names and results are known, they do not run on DuckDB.

import { refusedGroup } from './rows.ts'
import type { FunctionSpec } from './spec.ts'

const geography = 'Geography runs on BigQuery only.'
const encryption = 'Encryption with key sets runs on BigQuery only.'
const sketches = 'Sketches of quantiles are of BigQuery alone; use APPROX_QUANTILES.'
const models = 'Models run on BigQuery only.'
const objects = 'Object references are of BigQuery alone.'
const texts = 'Text analysis runs on BigQuery only.'

export const bigqueryOnlyFunctions: readonly FunctionSpec[] = [
  ...refusedGroup('geography', geography, {
    bool: `ST_CONTAINS ST_COVEREDBY ST_COVERS ST_DISJOINT ST_DWITHIN ST_EQUALS ST_HAUSDORFFDWITHIN ST_INTERSECTS
      ST_INTERSECTSBOX ST_ISCLOSED ST_ISCOLLECTION ST_ISEMPTY ST_ISRING ST_TOUCHES ST_WITHIN`,
    float64: `ST_ANGLE ST_AREA ST_AZIMUTH ST_DISTANCE ST_HAUSDORFFDISTANCE ST_LENGTH ST_LINELOCATEPOINT ST_MAXDISTANCE
      ST_PERIMETER ST_X ST_Y`,
    int64: 'S2_CELLIDFROMPOINT ST_DIMENSION ST_NPOINTS ST_NUMGEOMETRIES ST_NUMPOINTS',
    string: 'ST_ASGEOJSON ST_ASTEXT ST_GEOHASH ST_GEOMETRYTYPE',
    bytes: 'ST_ASBINARY',
    'array<int64>': 'S2_COVERINGCELLIDS',
    any: `ST_BOUNDARY ST_BOUNDINGBOX ST_BUFFER ST_BUFFERWITHTOLERANCE ST_CENTROID ST_CLOSESTPOINT ST_CONVEXHULL
      ST_DIFFERENCE ST_DUMP ST_ENDPOINT ST_EXTERIORRING ST_GEOGFROM ST_GEOGFROMGEOJSON ST_GEOGFROMTEXT ST_GEOGFROMWKB
      ST_GEOGPOINT ST_GEOGPOINTFROMGEOHASH ST_INTERIORRINGS ST_INTERSECTION ST_LINEINTERPOLATEPOINT ST_LINESUBSTRING
      ST_MAKELINE ST_MAKEPOLYGON ST_MAKEPOLYGONORIENTED ST_POINTN ST_REGIONSTATS ST_SIMPLIFY ST_SNAPTOGRID
      ST_STARTPOINT ST_UNION`,
  }),
  ...refusedGroup('geography', geography, { any: 'ST_CENTROID_AGG ST_EXTENT ST_UNION_AGG' }, 'aggregate'),
  ...refusedGroup('geography', geography, { int64: 'ST_CLUSTERDBSCAN' }, 'window'),
  ...refusedGroup('hash', encryption, {
    bytes: `AEAD.DECRYPT_BYTES AEAD.ENCRYPT DETERMINISTIC_DECRYPT_BYTES DETERMINISTIC_ENCRYPT
      KEYS.ADD_KEY_FROM_RAW_BYTES KEYS.KEYSET_FROM_JSON KEYS.NEW_KEYSET KEYS.NEW_WRAPPED_KEYSET KEYS.REWRAP_KEYSET
      KEYS.ROTATE_KEYSET KEYS.ROTATE_WRAPPED_KEYSET`,
    string: 'AEAD.DECRYPT_STRING DETERMINISTIC_DECRYPT_STRING KEYS.KEYSET_TO_JSON',
    int64: 'KEYS.KEYSET_LENGTH',
    any: 'KEYS.KEYSET_CHAIN',
  }),
  ...refusedGroup(
    'approximate aggregate',
    sketches,
    {
      bytes: 'KLL_QUANTILES.INIT_FLOAT64 KLL_QUANTILES.INIT_INT64 KLL_QUANTILES.MERGE_PARTIAL',
      'array<float64>': 'KLL_QUANTILES.MERGE_FLOAT64',
      'array<int64>': 'KLL_QUANTILES.MERGE_INT64',
      float64: 'KLL_QUANTILES.MERGE_POINT_FLOAT64',
      int64: 'KLL_QUANTILES.MERGE_POINT_INT64',
    },
    'aggregate',
  ),
  ...refusedGroup('approximate aggregate', sketches, {
    'array<float64>': 'KLL_QUANTILES.EXTRACT_FLOAT64',
    'array<int64>': 'KLL_QUANTILES.EXTRACT_INT64',
    float64: 'KLL_QUANTILES.EXTRACT_POINT_FLOAT64',
    int64: 'KLL_QUANTILES.EXTRACT_POINT_INT64',
  }),
  ...refusedGroup('date', 'Use DATE_TRUNC.', { date: 'DATE_BUCKET' }),
  ...refusedGroup('datetime', 'Use DATETIME_TRUNC.', { datetime: 'DATETIME_BUCKET' }),
  ...refusedGroup('timestamp', 'Use TIMESTAMP_TRUNC.', { timestamp: 'TIMESTAMP_BUCKET' }),
  ...refusedGroup('string', texts, { 'array<string>': 'TEXT_ANALYZE', any: 'BAG_OF_WORDS' }),
  ...refusedGroup('string', texts, { any: 'TF_IDF' }, 'window'),
  ...refusedGroup('other', objects, {
    any: 'OBJ.FETCH_METADATA OBJ.GET_ACCESS_URL OBJ.GET_READ_URL OBJ.MAKE_REF',
  }),
  ...refusedGroup('other', models, {
    any: 'AI.CLASSIFY AI.EMBED AI.GENERATE AI.GENERATE_BOOL AI.GENERATE_DOUBLE AI.GENERATE_INT ML.PREDICT',
    bool: 'AI.IF',
    float64: 'AI.SCORE AI.SIMILARITY ML.DISTANCE',
  }),
  ...refusedGroup('other', models, { any: 'AI.AGG' }, 'aggregate'),
  ...refusedGroup('other', 'Use CONTAINS_SUBSTR.', { bool: 'SEARCH' }),
]
