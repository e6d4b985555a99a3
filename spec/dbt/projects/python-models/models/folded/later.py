def model(dbt, session):
    dbt.config(materialized="incremental", unique_key="id", on_schema_change="append_new_columns")
    orders = dbt.ref("orders")
    if dbt.is_incremental:
        least = session.sql(f"select max(id) from {dbt.this}").fetchone()[0]
        orders = orders.filter(f"id >= {least}").project("*, true as again")
    return orders
