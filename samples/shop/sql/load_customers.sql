INSERT OVERWRITE TABLE dim_customers PARTITION (ds = '${dt}')
SELECT user_id, name, city
FROM   ods_users
WHERE  ds = '${dt}';
