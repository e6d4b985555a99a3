/**
 * Columns of a seed as dbt names them after its first line: one without a name is a letter, a name that was there before
 * gets a number. `bare`: names that are not quoted in SQL, where blanks around them say nothing.
 */
export function seedHeader(fields: readonly string[], bare: boolean): readonly string[] {
  const names = new Set<string>()
  for (const [index, field] of fields.entries()) {
    const written = bare ? field.trim() : field
    const first = written === '' ? letter(index) : written
    let name = first
    for (let count = 2; names.has(name); count++) name = `${first}_${count}`
    names.add(name)
  }
  return [...names]
}

/** a, b, ..., z, aa, bb, ... */
function letter(index: number): string {
  return String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1)
}
