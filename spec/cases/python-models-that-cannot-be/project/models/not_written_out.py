NAME = "orders"


def model(dbt, session):
    dbt.config(materialized=kind())
    limit = dbt.config.get("limit", 1, 2)
    return dbt.ref(NAME).limit(dbt.config.get("n", f"{limit}"))
