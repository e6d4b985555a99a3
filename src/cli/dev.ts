// Runs the command line from the sources, without a build.
import { main } from './main.ts'

await main()
