SELECT COUNT(*) >= ${least} FROM ods_${table} WHERE ds = '${dt}';
