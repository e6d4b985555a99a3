export { jsonSchemas } from '../project/json-schemas.ts'
