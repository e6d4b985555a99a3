// Functions of services that only BigQuery has: their names and results are known, they do not run on DuckDB.

import { refusedGroup } from './rows.ts'
import type { FunctionSpec } from './spec.ts'

const geography = 'Geography runs on BigQuery only.'
const encryption = 'Encryption with key sets runs on BigQuery only.'
const sketches = 'Sketches of quantiles are of BigQuery alone; use APPROX_QUANTILES.'
const models = 'Models run on BigQuery only.'
const objects = 'Object references are of BigQuery alone.'
const tables = 'It reads what only BigQuery has; name a table that holds the same rows.'
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
    string: `AEAD.DECRYPT_STRING DETERMINISTIC_DECRYPT_STRING KEYS.KEYSET_TO_JSON DLP_DETERMINISTIC_DECRYPT
      DLP_DETERMINISTIC_ENCRYPT`,
    int64: 'KEYS.KEYSET_LENGTH',
    any: 'DLP_KEY_CHAIN KEYS.KEYSET_CHAIN',
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
  ...refusedGroup('string', texts, { 'array<string>': 'TEXT_ANALYZE', any: 'BAG_OF_WORDS' }),
  ...refusedGroup('string', texts, { any: 'TF_IDF' }, 'window'),
  ...refusedGroup('other', objects, {
    any: 'OBJ.FETCH_METADATA OBJ.GET_ACCESS_URL OBJ.GET_READ_URL OBJ.MAKE_REF',
  }),
  ...refusedGroup('other', models, {
    any: `AI.CLASSIFY AI.EMBED AI.GENERATE AI.GENERATE_BOOL AI.GENERATE_DOUBLE AI.GENERATE_INT ML.CONVERT_COLOR_SPACE
      ML.CONVERT_IMAGE_TYPE ML.DECODE_IMAGE ML.FEATURE_CROSS ML.HASH_BUCKETIZE ML.NGRAMS ML.NORMALIZER
      ML.POLYNOMIAL_EXPAND ML.RESIZE_IMAGE`,
    string: 'ML.BUCKETIZE',
    bool: 'AI.IF',
    int64: 'AI.COUNT_TOKENS',
    float64: 'AI.SCORE AI.SIMILARITY ML.DISTANCE ML.LP_NORM',
  }),
  ...refusedGroup(
    'other',
    models,
    {
      any: 'ML.IMPUTER ML.MULTI_HOT_ENCODER ML.ONE_HOT_ENCODER',
      float64: 'ML.MAX_ABS_SCALER ML.MIN_MAX_SCALER ML.ROBUST_SCALER ML.STANDARD_SCALER',
      int64: 'ML.LABEL_ENCODER',
      string: 'ML.QUANTILE_BUCKETIZE',
    },
    'window',
  ),
  ...refusedGroup('other', models, {
    any: `AI.DETECT_ANOMALIES AI.EVALUATE AI.FORECAST AI.GENERATE_EMBEDDING AI.GENERATE_TABLE AI.GENERATE_TEXT
        AI.KEY_DRIVERS AI.SEARCH ML.DETECT_ANOMALIES ML.EVALUATE ML.EXPLAIN_FORECAST ML.EXPLAIN_PREDICT ML.FORECAST
        ML.GENERATE_EMBEDDING ML.GENERATE_TEXT ML.PREDICT ML.TRANSFORM ML.WEIGHTS`,
  }),
  ...refusedGroup(
    'other',
    tables,
    { any: 'APPENDS CHANGES EXTERNAL_OBJECT_TRANSFORM EXTERNAL_QUERY' },
    'table',
  ),
  ...refusedGroup('other', 'Join with UNNEST(GENERATE_TIMESTAMP_ARRAY(...)).', { any: 'GAP_FILL' }),
  ...refusedGroup('other', 'Order by COSINE_DISTANCE or EUCLIDEAN_DISTANCE, with LIMIT.', {
    any: 'VECTOR_SEARCH',
  }),
  ...refusedGroup('other', models, { any: 'AI.AGG' }, 'aggregate'),
  ...refusedGroup('other', 'Use CONTAINS_SUBSTR.', { bool: 'SEARCH' }),
]
