INSERT OVERWRITE TABLE ${schema}.ods_${table} PARTITION (ds = '${dt}') SELECT * FROM shop.${table};
