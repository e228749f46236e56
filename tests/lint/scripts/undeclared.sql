SELECT '${dt}';
