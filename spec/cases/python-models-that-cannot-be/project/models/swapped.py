def model(session, dbt):
    return 1
