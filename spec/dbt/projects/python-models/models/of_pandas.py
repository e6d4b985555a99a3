import pandas as pd


def model(dbt, session):
    dbt.config(materialized="table", tags=["frames"])
    frame = dbt.ref("orders").df()
    frame["amount"] = frame["amount"].astype(float)
    totals = frame.groupby("customer", as_index=False)["amount"].sum()
    totals["seen"] = pd.Timestamp("2024-01-01", tz="UTC")
    return totals
