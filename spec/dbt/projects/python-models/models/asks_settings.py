def model(dbt, session):
    least = dbt.config.get("least", 0)
    names = dbt.config.get("names")
    nested = dbt.config.get("nested")
    missing = dbt.config.get("missing", "fallback")
    kind = dbt.config.get("materialized")
    where = dbt.config.get("target_name")
    told = repr([least, names, nested, missing, kind, where, dbt.this.schema, dbt.this.identifier, str(dbt.this)])
    return dbt.ref("orders").filter(f"amount > {least}").project("*, $$" + told + "$$ as told")
