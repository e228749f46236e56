SELECT SUM(amount) FROM facts WHERE WEEKOFYEAR(ds) = WEEKOFYEAR('${dt}') AND region = '${region}';
