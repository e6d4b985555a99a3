def model(dbt, session):
    return dbt.ref("every_type")
